// SPDX-License-Identifier: Apache-2.0
// openapi.yaml as something answers can be held against. Remembers what has been seen, so that what never came can be named.
import { readFileSync } from 'node:fs'
import Ajv from 'ajv/dist/2020.js'
import { parse } from 'yaml'

export class Contract {
  constructor(file) {
    this.document = parse(readFileSync(file, 'utf8'))
    this.ajv = new Ajv({ strict: false, validateFormats: false })
    this.ajv.addSchema(this.document, 'contract')
    this.faults = []
    this.seen = new Set()
  }

  operations() {
    return Object.entries(this.document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })))
  }

  fault(text) {
    this.faults.push(text)
    console.error(`FAULT ${text}`)
  }

  checkSchema(name, value, what) {
    const validate = this.ajv.getSchema(`contract#/components/schemas/${name}`)
    if (!validate(value)) this.fault(`${what}: ${this.ajv.errorsText(validate.errors)}: ${JSON.stringify(value).slice(0, 300)}`)
  }

  /** Holds one answer against its operation. */
  check(operationId, answer, expected) {
    const operation = this.operations().find((one) => one.operationId === operationId)
    const what = `${operationId} ${answer.status}`
    if (expected && answer.status !== expected) this.fault(`${what}: expected ${expected}: ${answer.body}`)
    const written = operation.responses[String(answer.status)]
    if (!written) return this.fault(`${what} is not in openapi.yaml: ${answer.body}`)
    this.seen.add(what)
    const response = written.$ref ? this.document.components.responses[written.$ref.split('/').pop()] : written
    if (!response.content) {
      if (answer.body) this.fault(`${what}: a body where none is written`)
      return
    }
    const type = (answer.headers['content-type'] ?? '').split(';')[0]
    const content = response.content[type]
    if (!content) return this.fault(`${what}: content type ${type} is not written`)
    if (!type.endsWith('json')) return
    const schema = content.schema.$ref.split('/').pop()
    const value = JSON.parse(answer.body)
    this.checkSchema(schema, value, what)
    if (schema === 'Problem' && value.status !== answer.status) this.fault(`${what}: the document says ${value.status}`)
    if (schema === 'Problem' && !response.description.includes(value.code)) this.fault(`${what}: code ${value.code} is not written`)
  }

  checkExamples() {
    for (const operation of this.operations()) {
      const content = operation.requestBody?.content['application/json']
      if (content) this.checkSchema(content.schema.$ref.split('/').pop(), content.example, `example of ${operation.operationId}`)
    }
  }

  nameWhatNeverCame() {
    for (const operation of this.operations()) {
      for (const status of Object.keys(operation.responses)) {
        if (!this.seen.has(`${operation.operationId} ${status}`)) this.fault(`${operation.operationId} ${status} is written but was never provoked`)
      }
    }
  }
}
