import { describe, expect, it } from 'vitest'
import { createAddresses, publicLookup } from '../../src/upstream/addresses.ts'

const addresses = createAddresses(
  ['https://api.example.com/v1', 'https://10.1.2.3:8443/desk'],
  ['storage.internal', 'files.internal:9000', 'http://plain.internal'],
)
const checkStorage = (url: string) => () => addresses.checkStorage(new URL(url))
const checkConfigured = (url: string) => () => addresses.checkConfigured(new URL(url))

describe('an address that a provider hands out', () => {
  it.each([
    'https://storage.example.com/file?sig=1',
    'https://8.8.8.8/file',
    'https://[2606:4700:4700::1111]/file',
    'https://api.example.com/file',
    'https://10.1.2.3:8443/file',
    'https://storage.internal/file',
    'http://storage.internal:8080/file',
    'https://files.internal:9000/file',
    'http://plain.internal/file',
  ])('may be %s', (url) => {
    expect(checkStorage(url)).not.toThrow()
  })

  it.each([
    'http://storage.example.com/file',
    'http://8.8.8.8/file',
    'ftp://storage.internal/file',
    'file:///etc/passwd',
    'data:text/plain,a',
    'https://user:password@storage.example.com/',
    'https://user@storage.internal/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://0/',
    'https://0.0.0.0/',
    'https://10.1.2.3/',
    'https://10.1.2.3:8444/',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://100.64.0.1/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://192.0.2.1/',
    'https://198.18.0.1/',
    'https://[::1]/',
    'https://[::]/',
    'https://[fc00::1]/',
    'https://[fe80::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://①②⑦.0.0.1/',
  ])('may not be %s', (url) => {
    expect(checkStorage(url)).toThrow()
  })
})

describe('an address that credentials go to', () => {
  it('must be one of the configured origins', () => {
    expect(checkConfigured('https://api.example.com/v2/other')).not.toThrow()
  })
  it.each([
    'http://api.example.com/v1',
    'https://api.example.com:444/v1',
    'https://api.example.com.evil.example/v1',
    'https://evil.example/https://api.example.com/',
    'https://storage.internal/v1',
  ])('is not %s', (url) => {
    expect(checkConfigured(url)).toThrow()
  })
})

describe('a name that is looked up for a handed-out address', () => {
  const look = (name: string, all: boolean) =>
    new Promise<string>((resolve) => {
      publicLookup(name, { all }, (error, found) =>
        resolve(error === null ? String(found) : (error.code ?? '')),
      )
    })

  it.each([true, false])('must not point into this machine or network', async (all) => {
    expect(await look('localhost', all)).toBe('EACCES')
  })
})
