// SPDX-License-Identifier: GPL-3.0-or-later
'use strict'
// A reporter for Mocha: one line a test, `PASS|FAIL|PENDING file: title`, to the file RESULTS; the reason of a failure on a line
// after it, behind four blanks.
const fs = require('node:fs')

module.exports = class {
  constructor (runner) {
    const tell = (outcome, test, reason) => {
      const title = test.fullTitle().replace(/\s+/g, ' ')
      fs.appendFileSync(process.env.RESULTS, `${outcome} ${process.env.SUITE_FILE}: ${title}\n${reason}`)
    }
    runner.on('pass', test => tell('PASS', test, ''))
    runner.on('pending', test => tell('PENDING', test, ''))
    runner.on('fail', (test, error) => tell('FAIL', test, `    ${String((error && error.message) || error).split('\n')[0]}\n`))
  }
}
