/**
 * Runs a batch of units inside Redis: a unit is a change, or several that nothing can refuse. KEYS[1] is the tag
 * that every key starts with, ARGV[1] the time. Then each unit: its length, the number of its guards, six
 * arguments per guard (a field and what it must hold; another and what it holds if this very change was
 * already applied before a lost answer), and its steps: argument count, name, key, arguments. A step is one of
 * those below or a plain Redis command.
 *
 * Redis refuses a script's first write when it is out of memory or read-only, and none after it, so a unit is
 * never half applied. Answers number, outcome and text of every unit that has something to say.
 */
export const commitScript = String.raw`
local tag, now = KEYS[1], ARGV[1]
local maxEntries = 1000
local steps = {}
local mark

-- An object's place in the order of creation is given once. What an index by update already has is not new.
local function place(kind, ids)
  local created, new = redis.call('ZMSCORE', kind .. ':created', unpack(ids)), {}
  for i, id in ipairs(ids) do
    if not created[i] and not new[id] then
      new[id] = redis.call('INCR', tag .. ':sequence')
      redis.call('ZADD', kind .. ':created', new[id], id)
    end
  end
end

local function placeOwn(kind, owner, ids)
  local created, own = redis.call('ZMSCORE', kind .. ':created', unpack(ids)), {}
  for i, id in ipairs(ids) do own[2 * i - 1], own[2 * i] = created[i], id end
  redis.call('ZADD', kind .. ':created:' .. owner, 'NX', unpack(own))
end

-- kind; id, json, updated, owner or '' of each
function steps.put(kind, p, last)
  kind = tag .. ':' .. kind
  local texts, updates, ids, owners = {}, {}, {}, {}
  for i = p, last, 4 do
    local id, updated, owner = ARGV[i], ARGV[i + 2], ARGV[i + 3]
    local n = #ids
    ids[n + 1] = id
    texts[2 * n + 1], texts[2 * n + 2] = id, ARGV[i + 1]
    updates[2 * n + 1], updates[2 * n + 2] = updated, id
    if owner ~= '' then
      local own = owners[owner] or { ids = {}, updates = {} }
      owners[owner] = own
      n = #own.ids
      own.ids[n + 1] = id
      own.updates[2 * n + 1], own.updates[2 * n + 2] = updated, id
    end
  end
  redis.call('HSET', kind, unpack(texts))
  if redis.call('ZADD', kind .. ':updated', unpack(updates)) > 0 then place(kind, ids) end
  for owner, own in pairs(owners) do
    local new = redis.call('ZADD', kind .. ':updated:' .. owner, unpack(own.updates))
    if new > 0 then placeOwn(kind, owner, own.ids) end
  end
end

-- kind; id, updated, owner or '' of each
function steps.touch(kind, p, last)
  kind = tag .. ':' .. kind .. ':updated'
  local updates, owners = {}, {}
  for i = p, last, 3 do
    local id, updated, owner = ARGV[i], ARGV[i + 1], ARGV[i + 2]
    updates[#updates + 1], updates[#updates + 2] = updated, id
    if owner ~= '' then
      local own = owners[owner] or {}
      owners[owner] = own
      own[#own + 1], own[#own + 2] = updated, id
    end
  end
  redis.call('ZADD', kind, 'XX', 'GT', unpack(updates))
  for owner, own in pairs(owners) do redis.call('ZADD', kind .. ':' .. owner, 'XX', 'GT', unpack(own)) end
end

-- station; frame-text of each message: one entry for all of them
function steps.record(station, p, last)
  local fields = {}
  for i = p, last do fields[#fields + 1], fields[#fields + 2] = 'f', ARGV[i] end
  redis.call('XADD', tag .. ':frames:' .. station, 'MAXLEN', '~', maxEntries, '*', unpack(fields))
end

-- unknown-stations; id, at, json or '', how many are kept
steps['saw-unknown'] = function(key, p)
  local id, attempts, knocks = ARGV[p], key .. ':attempts', key .. ':knocks'
  redis.call('ZADD', key, ARGV[p + 1], id)
  redis.call('HINCRBY', attempts, id, 1)
  if ARGV[p + 2] ~= '' then redis.call('HSET', knocks, id, ARGV[p + 2]) end
  local oldest = redis.call('ZRANGE', key, 0, -tonumber(ARGV[p + 3]) - 1)
  for _, other in ipairs(oldest) do
    redis.call('ZREM', key, other)
    redis.call('HDEL', attempts, other)
    redis.call('HDEL', knocks, other)
  end
end

-- unknown-stations; id
steps['known-now'] = function(key, p)
  if redis.call('ZREM', key, ARGV[p]) == 0 then return end
  redis.call('HDEL', key .. ':attempts', ARGV[p])
  redis.call('HDEL', key .. ':knocks', ARGV[p])
end

-- key; serial, json, how many are kept
steps['station-certificate'] = function(key, p)
  redis.call('HSET', key, ARGV[p], ARGV[p + 1])
  local over = redis.call('HLEN', key) - tonumber(ARGV[p + 2])
  if over <= 0 then return end
  local all = {}
  local flat = redis.call('HGETALL', key)
  for i = 1, #flat, 2 do all[#all + 1] = { serial = flat[i], at = cjson.decode(flat[i + 1]).at } end
  table.sort(all, function(a, b) return a.at < b.at end)
  for i = 1, over do redis.call('HDEL', key, all[i].serial) end
end

-- What is new is left out when the key is full.
local function putVariables(key, most, flat, first, last)
  local room = most - redis.call('HLEN', key)
  for i = first, last, 2 do
    if room > 0 or redis.call('HEXISTS', key, flat[i]) == 1 then
      room = room - redis.call('HSET', key, flat[i], flat[i + 1])
    end
  end
end

-- key; how many are kept, then field and value of each
steps['put-variables'] = function(key, p, last)
  putVariables(key, tonumber(ARGV[p]), ARGV, p + 1, last)
end

-- key; the key that it takes the place of
steps['take-place'] = function(key, p)
  if redis.call('EXISTS', key) == 1 then redis.call('RENAME', key, ARGV[p]) end
end

-- key; how many are kept, the key to which its fields are added
steps['add-to'] = function(key, p)
  local flat = redis.call('HGETALL', key)
  putVariables(ARGV[p + 1], tonumber(ARGV[p]), flat, 1, #flat)
  redis.call('UNLINK', key)
end

-- kind; id
function steps.remove(kind, p)
  kind = tag .. ':' .. kind
  redis.call('HDEL', kind, ARGV[p])
  redis.call('ZREM', kind .. ':updated', ARGV[p])
  redis.call('ZREM', kind .. ':created', ARGV[p])
end

-- key; json, updated, a field of evse-statuses for each EVSE
steps['put-location'] = function(key, p, last)
  local kind, updated = tag .. ':locations', tonumber(ARGV[p + 1])
  for i = p + 2, last do
    local live = redis.call('HGET', tag .. ':evse-statuses', ARGV[i])
    if live then updated = math.max(updated, tonumber(live:match('|(.+)$'))) end
  end
  redis.call('HSET', kind, key, ARGV[p])
  redis.call('ZADD', kind .. ':updated', updated, key)
  place(kind, { key })
end

-- evse-statuses; location key, field, status|at, at of each
steps['evse-status'] = function(key, p, last)
  local statuses, updates = {}, {}
  for i = p, last, 4 do
    statuses[#statuses + 1], statuses[#statuses + 2] = ARGV[i + 1], ARGV[i + 2]
    updates[#updates + 1], updates[#updates + 2] = ARGV[i + 3], ARGV[i]
  end
  redis.call('HSET', key, unpack(statuses))
  redis.call('ZADD', tag .. ':locations:updated', 'XX', 'GT', unpack(updates))
end

-- index; lists, id, then the fields and values that the index shall have for this id and no others
function steps.reindex(index, p, last)
  local lists, id = ARGV[p], ARGV[p + 1]
  local old = cjson.decode(redis.call('HGET', lists, id) or '[]')
  for i = 1, #old, 2 do
    if redis.call('HGET', index, old[i]) == old[i + 1] then redis.call('HDEL', index, old[i]) end
  end
  local new = {}
  for i = p + 2, last, 2 do
    redis.call('HSET', index, ARGV[i], ARGV[i + 1])
    new[#new + 1], new[#new + 2] = ARGV[i], ARGV[i + 1]
  end
  if #new == 0 then redis.call('HDEL', lists, id) else redis.call('HSET', lists, id, cjson.encode(new)) end
end

local function since(partner, ref)
  return tag .. ':owed-since:' .. ref:match('^[^/]+') .. ':' .. partner
end

local function unpark(partner, ref)
  if redis.call('HDEL', tag .. ':parked:' .. partner, ref) == 0 then return end
  local parked = tag .. ':parked-since:' .. partner
  redis.call('ZADD', since(partner, ref), redis.call('ZSCORE', parked, ref), ref)
  redis.call('ZREM', parked, ref)
end

-- partner; refs
function steps.owe(partner, p, last)
  mark = mark or string.format('%.0f', redis.call('INCR', tag .. ':sequence')) .. '-' .. now
  local anyParked = redis.call('EXISTS', tag .. ':parked:' .. partner) == 1
  local marks, indexes = {}, {}
  for i = p, last do
    local ref = ARGV[i]
    if anyParked then unpark(partner, ref) end
    marks[#marks + 1], marks[#marks + 2] = ref, mark
    local index = since(partner, ref)
    local due = indexes[index] or {}
    due[#due + 1], due[#due + 2] = now, ref
    indexes[index] = due
  end
  redis.call('HSET', tag .. ':owed:' .. partner, unpack(marks))
  for index, due in pairs(indexes) do redis.call('ZADD', index, 'NX', unpack(due)) end
end

local function forget(partner, ref)
  unpark(partner, ref)
  redis.call('HDEL', tag .. ':owed:' .. partner, ref)
  redis.call('ZREM', since(partner, ref), ref)
end

-- partner; ref, mark, json of what was acknowledged or ''
function steps.settle(partner, p)
  local ref, told = ARGV[p], ARGV[p + 2]
  local acknowledged = tag .. ':acknowledged:' .. partner
  if told == '' then redis.call('HDEL', acknowledged, ref) else redis.call('HSET', acknowledged, ref, told) end
  local newest = redis.call('HGET', tag .. ':owed:' .. partner, ref)
  if newest == ARGV[p + 1] then
    forget(partner, ref)
  elseif newest then
    redis.call('ZADD', since(partner, ref), 'XX', newest:match('-(.+)$'), ref)
    return 'newer'
  end
end

-- partner; ref, mark, json
function steps.park(partner, p)
  local ref = ARGV[p]
  if redis.call('HGET', tag .. ':owed:' .. partner, ref) ~= ARGV[p + 1] then return end
  local due = redis.call('ZSCORE', since(partner, ref), ref)
  redis.call('HSET', tag .. ':parked:' .. partner, ref, ARGV[p + 2])
  if due then
    redis.call('ZADD', tag .. ':parked-since:' .. partner, due, ref)
    redis.call('ZREM', since(partner, ref), ref)
  end
end

-- partner; ref
function steps.unpark(partner, p)
  unpark(partner, ARGV[p])
end

-- partner; ref
function steps.drop(partner, p)
  forget(partner, ARGV[p])
end

local function raiseFloor(log, owner, position)
  local field = owner == '' and 'floor-own' or 'floor'
  local floor = math.max(tonumber(position), tonumber(redis.call('HGET', log, field) or 0))
  redis.call('HSET', log, field, string.format('%.0f', floor))
end

-- token-log; owner, must or may or '', field, name of each: a token has one place among those that may be listed
steps['token-log'] = function(log, p, last)
  local most = 20000
  local position = redis.call('INCRBY', tag .. ':sequence', (last - p + 1) / 4) - (last - p + 1) / 4
  local owners = {}
  for i = p, last, 4 do
    local owner, class, field, name = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
    local gone = log .. ':gone:' .. owner
    position = position + 1
    owners[owner] = true
    local left = false
    for _, other in ipairs({ 'must', 'may' }) do
      if other ~= class and redis.call('ZREM', log .. ':' .. other .. ':' .. owner, field) == 1 then left = true end
    end
    if class ~= '' then redis.call('ZADD', log .. ':' .. class .. ':' .. owner, position, field) end
    if left then redis.call('ZADD', gone, position, name) end
    if class == 'must' then redis.call('ZREM', gone, name) end
  end
  for owner in pairs(owners) do
    local gone = log .. ':gone:' .. owner
    local over = redis.call('ZCARD', gone) - most
    if over > 0 then
      raiseFloor(log, owner, redis.call('ZRANGE', gone, over - 1, over - 1, 'WITHSCORES')[2])
      redis.call('ZREMRANGEBYRANK', gone, 0, over - 1)
    end
  end
end

-- token-log; partner, 1 where its tokens count: those that it has begin or cease to
steps['partner-counts'] = function(log, p)
  local field = 'partner/' .. ARGV[p]
  if (redis.call('HEXISTS', log, field) == 1) == (ARGV[p + 1] == '1') then return end
  if ARGV[p + 1] == '1' then redis.call('HSET', log, field, 1) else redis.call('HDEL', log, field) end
  if redis.call('EXISTS', tag .. ':tokens:' .. ARGV[p]) == 1 then
    raiseFloor(log, ARGV[p], redis.call('INCR', tag .. ':sequence'))
  end
end

-- partner: its tokens and its side of the ledger
steps['forget-partner'] = function(partner)
  local tokens = redis.call('HGETALL', tag .. ':tokens:' .. partner)
  for i = 1, #tokens, 2 do
    local member = '\n' .. partner .. '\n' .. tokens[i]
    redis.call('ZREM', tag .. ':tokens-by-uid', tokens[i]:match('/(.*)$') .. member)
    local alias = tokens[i + 1]:match('^%x+')
    if alias then redis.call('ZREM', tag .. ':tokens-by-uid', alias .. member) end
  end
  for _, name in ipairs({
    'tokens', 'owed', 'parked', 'parked-since', 'acknowledged',
    'owed-since:locations', 'owed-since:tariffs', 'owed-since:sessions', 'owed-since:cdrs',
    'owed-since:chargingprofiles', 'token-log:must', 'token-log:may', 'token-log:gone',
  }) do
    redis.call('UNLINK', tag .. ':' .. name .. ':' .. partner)
  end
end

-- counter; base, count: answers the last number of a block that nobody else gets
function steps.reserve(counter, p)
  redis.call('SETNX', counter, ARGV[p])
  return string.format('%.0f', redis.call('INCRBY', counter, ARGV[p + 1]))
end

local function apply(i, stop)
  local guards = tonumber(ARGV[i])
  i = i + 1
  for _ = 1, guards do
    if (redis.call('HGET', ARGV[i], ARGV[i + 1]) or '') ~= ARGV[i + 2]
      and redis.call('HGET', ARGV[i + 3], ARGV[i + 4]) ~= ARGV[i + 5] then
      return 'conflict', ''
    end
    i = i + 6
  end
  local text
  while i < stop do
    local count = tonumber(ARGV[i])
    local step = steps[ARGV[i + 1]]
    if step then text = step(ARGV[i + 2], i + 3, i + count) else redis.call(unpack(ARGV, i + 1, i + count)) end
    i = i + count + 1
  end
  return text and 'answer', text
end

local answers = {}
local i, number = 2, 0
while ARGV[i] do
  local stop = i + 1 + tonumber(ARGV[i])
  local ok, outcome, text = pcall(apply, i + 1, stop)
  if not ok then
    -- Redis 7 throws a table, older ones throw a text.
    outcome, text = 'error', type(outcome) == 'table' and outcome.err or tostring(outcome)
  end
  if outcome then
    local n = #answers
    answers[n + 1], answers[n + 2], answers[n + 3] = number, outcome, text
  end
  i, number = stop, number + 1
end
return answers
`;
