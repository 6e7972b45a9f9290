// SPDX-License-Identifier: Apache-2.0
// Drives a node with the vendor's own client, and prints what it saw as one JSON object.
// usage: node official_client.js PORT; NODE_PATH leads to the client
'use strict'

const Aerospike = require('aerospike')

const text = value => JSON.parse(JSON.stringify(value, (key, v) => {
  if (typeof v === 'bigint') return { $int: v.toString() }
  if (v && v.type === 'Buffer') return { $blob: Buffer.from(v.data).toString('hex') }
  return v
}))

async function failureOf (promise) {
  try {
    await promise
    return 0
  } catch (error) {
    return error.code
  }
}

async function scanned (client, set) {
  const stream = client.scan('test', set).foreach()
  const keys = []
  await new Promise((resolve, reject) => {
    stream.on('data', record => keys.push(record.key.key))
    stream.on('error', reject)
    stream.on('end', resolve)
  })
  return keys.sort()
}

async function run (client) {
  const key = id => new Aerospike.Key('test', 'official', id)
  const send = new Aerospike.WritePolicy({ key: Aerospike.policy.key.SEND })
  const seen = {}
  const bins = {
    integer: 42,
    big: 9007199254740993n,
    double: new Aerospike.Double(2.5),
    text: 'hé 🚀',
    boolean: true,
    blob: Buffer.from([0, 255, 16]),
    list: [1, 'two', [3]],
    map: { a: 1, nested: { b: 2 } }
  }
  await client.put(key('all'), bins, { ttl: 1000 }, send)
  const record = await client.get(key('all'))
  seen.read = text(record.bins)
  seen.generation = record.gen
  seen.lives = record.ttl > 900 && record.ttl <= 1000

  seen.fromOutside = text((await client.get(key('outside'))).bins)

  const ops = Aerospike.operations
  await client.put(key('counter'), { n: 1, s: 'a', gone: 1 }, {}, send)
  const result = await client.operate(key('counter'), [ops.incr('n', 4), ops.append('s', 'b'), ops.prepend('s', 'c'),
    ops.write('gone', null), ops.read('n')])
  seen.operated = text(result.bins)
  seen.after = text((await client.get(key('counter'))).bins)
  seen.selected = text((await client.select(key('counter'), ['s', 'none'])).bins)

  await client.put(key('removed'), { a: 1 }, {}, send)
  await client.remove(key('removed'))
  seen.exists = [await client.exists(key('counter')), await client.exists(key('removed'))]
  seen.getMissing = await failureOf(client.get(key('removed')))
  const create = new Aerospike.WritePolicy({ exists: Aerospike.policy.exists.CREATE })
  seen.insertExisting = await failureOf(client.put(key('counter'), { n: 1 }, {}, create))
  const stale = new Aerospike.WritePolicy({ gen: Aerospike.policy.gen.EQ })
  seen.staleGeneration = await failureOf(client.put(key('counter'), { n: 1 }, { gen: 99 }, stale))
  seen.durableDelete = await failureOf(client.remove(key('counter'), new Aerospike.RemovePolicy({ durableDelete: true })))
  seen.wrongType = await failureOf(client.operate(key('counter'), [ops.incr('s', 1)]))

  for (let i = 0; i < 200; i++) await client.put(new Aerospike.Key('test', 'many', i), { i }, {}, send)
  seen.scanned = (await scanned(client, 'many')).length
  seen.scannedOfficial = await scanned(client, 'official')
  seen.scannedAbsent = await scanned(client, 'absent')
  return seen
}

async function main () {
  const config = new Aerospike.Config({ hosts: '127.0.0.1:' + process.argv[2], log: { level: Aerospike.log.WARN } })
  const client = await Aerospike.connect(config)
  try {
    console.log(JSON.stringify(await run(client)))
  } finally {
    client.close()
  }
}

main().catch(error => {
  console.error(error)
  process.exitCode = 1
})
