// SPDX-License-Identifier: GPL-3.0-or-later
'use strict'
// The suite's helper begins before its client has met the server, and leaves out what an unknown version might not have. This waits.
const waiting = 15000
const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds))

before(async function () {
  this.timeout(2 * waiting)
  const { client } = require(process.env.SUITE_HELPER)
  const deadline = Date.now() + waiting
  while (Date.now() < deadline && !(client && client.isConnected && client.isConnected(false))) await pause(50)
  await pause(400)
})
