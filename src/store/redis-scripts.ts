/**
 * Each runs alone on the server. An entry is a hash: what is compared and indexed as fields, the whole as `json`.
 * The first argument is always the key prefix.
 */
const functions = `
local p = ARGV[1]
local function unindex(id, old)
  redis.call('ZREM', p .. 'all', id)
  redis.call('ZREM', p .. 'caller:' .. old[2], id)
  redis.call('ZREM', p .. 'connection:' .. old[3], id)
  redis.call('ZREM', p .. 'state:' .. old[4], id)
  redis.call('ZREM', p .. 'expiry', id)
  if old[5] ~= '' and redis.call('GET', p .. 'key:' .. old[5]) == id then redis.call('DEL', p .. 'key:' .. old[5]) end
end
local function save(id, version, caller, connection, state, key, expires, json)
  redis.call('HSET', p .. 'op:' .. id, 'version', version, 'caller', caller, 'connection', connection,
    'state', state, 'key', key, 'json', json)
  redis.call('ZADD', p .. 'all', 0, id)
  redis.call('ZADD', p .. 'caller:' .. caller, 0, id)
  redis.call('ZADD', p .. 'connection:' .. connection, 0, id)
  redis.call('ZADD', p .. 'state:' .. state, 0, id)
  if expires ~= '' then redis.call('ZADD', p .. 'expiry', expires, id) end
  if key ~= '' then redis.call('SET', p .. 'key:' .. key, id) end
end
local function read(id)
  return redis.call('HMGET', p .. 'op:' .. id, 'version', 'caller', 'connection', 'state', 'key', 'json')
end
`

export const createScript = `${functions}
local id, version, caller, connection, state, key, expires, json = unpack(ARGV, 2, 9)
local taken = id
if key ~= '' then taken = redis.call('GET', p .. 'key:' .. key) or id end
local existing = redis.call('HGET', p .. 'op:' .. taken, 'json') or redis.call('HGET', p .. 'op:' .. id, 'json')
if existing then return existing end
save(id, version, caller, connection, state, key, expires, json)
return false
`

/** After the entry: milliseconds that claims live, and the claims. */
export const replaceScript = `${functions}
local id, version, caller, connection, state, key, expires, json, life = unpack(ARGV, 2, 10)
local old = read(id)
if old[1] == false or tonumber(old[1]) ~= tonumber(version) - 1 then return 0 end
unindex(id, old)
save(id, version, caller, connection, state, key, expires, json)
for at = 11, #ARGV do redis.call('SET', p .. 'claim:' .. ARGV[at], id, 'NX', 'PX', life) end
return 1
`

export const removeScript = `${functions}
local id, version = ARGV[2], ARGV[3]
local old = read(id)
if old[1] ~= version then return 0 end
unindex(id, old)
redis.call('DEL', p .. 'op:' .. id)
return 1
`

export const claimScript = `${functions}
local key, owner, life = p .. 'claim:' .. ARGV[2], ARGV[3], ARGV[4]
if redis.call('SET', key, owner, 'NX', 'PX', life) then return 1 end
if redis.call('GET', key) == owner then return 1 end
return 0
`

export const byKeyScript = `${functions}
local id = redis.call('GET', p .. 'key:' .. ARGV[2])
return id and redis.call('HGET', p .. 'op:' .. id, 'json')
`

/** Some of an index, newest first: the last id looked at ('' at the end), then the entries that match. */
export const listScript = `${functions}
local index, from, wanted, chunk = ARGV[2], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
local caller, connection, state = ARGV[6], ARGV[7], ARGV[8]
local ids = redis.call('ZREVRANGEBYLEX', p .. index, from, '-', 'LIMIT', 0, chunk)
local found, last = {}, ''
for _, id in ipairs(ids) do
  last = id
  local entry = read(id)
  if entry[1] and (caller == '' or entry[2] == caller) and (connection == '' or entry[3] == connection)
    and (state == '' or entry[4] == state) then table.insert(found, entry[6]) end
  if #found >= wanted then break end
end
if #ids < chunk and #found < wanted then last = '' end
table.insert(found, 1, last)
return found
`

export const pruneScript = `${functions}
local ids = redis.call('ZRANGEBYSCORE', p .. 'expiry', '-inf', '(' .. ARGV[2], 'LIMIT', 0, ARGV[3])
for _, id in ipairs(ids) do
  local old = read(id)
  if old[1] then unindex(id, old) else redis.call('ZREM', p .. 'expiry', id) end
  redis.call('DEL', p .. 'op:' .. id)
end
return #ids
`

/** This process lives for so many milliseconds more; and is it still the server it was. */
export const beatScript = `${functions}
redis.call('SET', p .. 'replica:' .. ARGV[2], '1', 'PX', ARGV[3])
return 1
`
