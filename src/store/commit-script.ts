/**
 * Runs a batch of changes inside Redis. KEYS[1] is the tag that every key starts with, ARGV[1] the time.
 * Then each change: its length, the number of its guards, six arguments per guard (a field and what it must
 * hold; another and what it holds if this very change was already applied before a lost answer), and its
 * steps: argument count, name, arguments. A step is one of those below or a plain Redis command.
 *
 * Redis refuses a script's first write when it is out of memory or read-only, and none after it, so a change
 * is never half applied. Answers number, outcome and text of every change that has something to say.
 */
export const commitScript = String.raw`
local tag, now = KEYS[1], ARGV[1]
local steps = {}
local mark

local function creation(kind, id)
  local created = redis.call('ZSCORE', kind .. ':created', id)
  if not created then
    created = redis.call('INCR', tag .. ':sequence')
    redis.call('ZADD', kind .. ':created', created, id)
  end
  return created
end

-- kind, id, json, updated, owner or ''
function steps.put(p)
  local kind, id, updated, owner = tag .. ':' .. ARGV[p], ARGV[p + 1], ARGV[p + 3], ARGV[p + 4]
  redis.call('HSET', kind, id, ARGV[p + 2])
  redis.call('ZADD', kind .. ':updated', updated, id)
  local created = creation(kind, id)
  if owner ~= '' then
    redis.call('ZADD', kind .. ':updated:' .. owner, updated, id)
    redis.call('ZADD', kind .. ':created:' .. owner, 'NX', created, id)
  end
end

-- kind, id
function steps.remove(p)
  local kind, id = tag .. ':' .. ARGV[p], ARGV[p + 1]
  redis.call('HDEL', kind, id)
  redis.call('ZREM', kind .. ':updated', id)
  redis.call('ZREM', kind .. ':created', id)
end

-- key, json, updated, a field of evse-statuses for each EVSE
steps['put-location'] = function(p, last)
  local kind, key, updated = tag .. ':locations', ARGV[p], tonumber(ARGV[p + 2])
  for i = p + 3, last do
    local live = redis.call('HGET', tag .. ':evse-statuses', ARGV[i])
    if live then updated = math.max(updated, tonumber(live:match('|(.+)$'))) end
  end
  redis.call('HSET', kind, key, ARGV[p + 1])
  redis.call('ZADD', kind .. ':updated', updated, key)
  creation(kind, key)
end

-- location key, field of evse-statuses, status|at, at
steps['evse-status'] = function(p)
  redis.call('HSET', tag .. ':evse-statuses', ARGV[p + 1], ARGV[p + 2])
  if redis.call('HEXISTS', tag .. ':locations', ARGV[p]) == 1 then
    redis.call('ZADD', tag .. ':locations:updated', 'GT', ARGV[p + 3], ARGV[p])
  end
end

-- lists, index, id, then the fields and values that the index shall have for this id and no others
function steps.reindex(p, last)
  local lists, index, id = ARGV[p], ARGV[p + 1], ARGV[p + 2]
  local old = cjson.decode(redis.call('HGET', lists, id) or '[]')
  for i = 1, #old, 2 do
    if redis.call('HGET', index, old[i]) == old[i + 1] then redis.call('HDEL', index, old[i]) end
  end
  local new = {}
  for i = p + 3, last, 2 do
    redis.call('HSET', index, ARGV[i], ARGV[i + 1])
    new[#new + 1] = ARGV[i]
    new[#new + 1] = ARGV[i + 1]
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

-- partner, ref
function steps.owe(p)
  local partner, ref = ARGV[p], ARGV[p + 1]
  mark = mark or string.format('%.0f', redis.call('INCR', tag .. ':sequence')) .. '-' .. now
  redis.call('HSET', tag .. ':owed:' .. partner, ref, mark)
  unpark(partner, ref)
  redis.call('ZADD', since(partner, ref), 'NX', now, ref)
end

local function forget(partner, ref)
  unpark(partner, ref)
  redis.call('HDEL', tag .. ':owed:' .. partner, ref)
  redis.call('ZREM', since(partner, ref), ref)
end

-- partner, ref, mark, json of what was acknowledged or ''
function steps.settle(p)
  local partner, ref, told = ARGV[p], ARGV[p + 1], ARGV[p + 3]
  local acknowledged = tag .. ':acknowledged:' .. partner
  if told == '' then redis.call('HDEL', acknowledged, ref) else redis.call('HSET', acknowledged, ref, told) end
  local newest = redis.call('HGET', tag .. ':owed:' .. partner, ref)
  if newest == ARGV[p + 2] then
    forget(partner, ref)
  elseif newest then
    redis.call('ZADD', since(partner, ref), 'XX', newest:match('-(.+)$'), ref)
    return 'newer'
  end
end

-- partner, ref, mark, json
function steps.park(p)
  local partner, ref = ARGV[p], ARGV[p + 1]
  if redis.call('HGET', tag .. ':owed:' .. partner, ref) ~= ARGV[p + 2] then return end
  local due = redis.call('ZSCORE', since(partner, ref), ref)
  redis.call('HSET', tag .. ':parked:' .. partner, ref, ARGV[p + 3])
  if due then
    redis.call('ZADD', tag .. ':parked-since:' .. partner, due, ref)
    redis.call('ZREM', since(partner, ref), ref)
  end
end

-- partner, ref
function steps.unpark(p)
  unpark(ARGV[p], ARGV[p + 1])
end

-- partner, ref
function steps.drop(p)
  forget(ARGV[p], ARGV[p + 1])
end

-- partner: its tokens and its side of the ledger
steps['forget-partner'] = function(p)
  local partner = ARGV[p]
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
  }) do
    redis.call('UNLINK', tag .. ':' .. name .. ':' .. partner)
  end
end

-- station, at, direction, action, frame, how many are kept
function steps.frame(p)
  redis.call('XADD', tag .. ':frames:' .. ARGV[p], 'MAXLEN', '~', ARGV[p + 5], '*',
    't', ARGV[p + 1], 'd', ARGV[p + 2], 'a', ARGV[p + 3], 'f', ARGV[p + 4])
end

-- base, count: answers the last number of a block that nobody else gets
function steps.reserve(p)
  redis.call('SETNX', tag .. ':transaction-number', ARGV[p])
  return string.format('%.0f', redis.call('INCRBY', tag .. ':transaction-number', ARGV[p + 1]))
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
    if step then text = step(i + 2, i + count) else redis.call(unpack(ARGV, i + 1, i + count)) end
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
