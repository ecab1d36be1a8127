#!/bin/sh
# Makes the certificates of this folder. They are for tests alone, and last a hundred years: made once and kept, so
# that the tests need no openssl. The marker in each name must never reach a caller.
set -eu
cd "$(dirname "$0")"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
from=20200101000000Z
until=21200101000000Z
here='subjectAltName=IP:127.0.0.1,DNS:localhost'
: > "$scratch/index"
cat > "$scratch/config" <<END
[ca]
default_ca = all
[all]
database = $scratch/index
new_certs_dir = $scratch
default_md = sha256
rand_serial = yes
policy = names
unique_subject = no
[names]
O = supplied
CN = supplied
END

# certificate <its name> <what it may be used for> <until when> <who signs it, as options of openssl>
certificate() {
  name=$1
  printf '%s\n' "$2" > "$scratch/extensions"
  end=$3
  shift 3
  openssl req -new -key "$scratch/key.pem" -subj "/O=LEAK-7f3a91/CN=$name" -out "$scratch/request"
  openssl ca -batch -notext -config "$scratch/config" -startdate $from -enddate "$end" \
    -extfile "$scratch/extensions" -in "$scratch/request" -out "$scratch/$name.pem" "$@"
}

authority() {
  new_key
  cp "$scratch/key.pem" "$scratch/$1.key"
  certificate "$1" 'basicConstraints=critical,CA:true' $until -selfsign -keyfile "$scratch/$1.key"
}

new_key() {
  openssl ecparam -name prime256v1 -genkey -noout -out "$scratch/key.pem"
}

signed_by() {
  signer=$1
  shift
  certificate "$@" -cert "$scratch/$signer.pem" -keyfile "$scratch/$signer.key"
}

authority authority
authority stranger
new_key
signed_by authority good "$here" $until
signed_by authority other-host 'subjectAltName=DNS:elsewhere.example' $until
signed_by authority expired "$here" 20210101000000Z
signed_by stranger of-stranger "$here" $until
certificate self-signed "$here" $until -selfsign -keyfile "$scratch/key.pem"
for name in key authority good other-host expired of-stranger self-signed; do cp "$scratch/$name.pem" .; done
