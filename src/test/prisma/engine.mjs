#!/usr/bin/env node
// The schema engine that Prisma's command line starts and asks line by line (JSON-RPC on standard input and output).
// Prisma downloads a native program for it; this one is Prisma's WebAssembly build of the same engine, which comes from
// npm, over Prisma's own adapter for PostgreSQL. How a file reaches the server is chosen by ORACLE_ENGINE: "statements",
// each by itself as since 7.4 (the adapter cuts at every semicolon; a file with a quoted body goes all at once, as Prisma's
// parser does not know DO), or "batch", all at once as before.
import { appendFileSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: { datasource: { type: 'string' }, datamodels: { type: 'string', multiple: true } },
})
const url = new URL(JSON.parse(values.datasource ?? '{}').url ?? process.env.DATABASE_URL)
const schema = url.searchParams.get('schema') ?? 'public'
url.search = ''
const server = {
  connectionString: url.href,
  application_name: 'prisma-oracle',
  // Its lock is that of one session.
  max: 1,
  idleTimeoutMillis: 0,
  options: `-c search_path=${pg.escapeIdentifier(schema).replaceAll(' ', '\\ ')}`,
}

class Transport extends PrismaPg {
  async connect() {
    const adapter = await super.connect()
    const cut = adapter.executeScript.bind(adapter)
    adapter.executeScript = async (script) => {
      if (process.env.ORACLE_ENGINE !== 'batch' && !script.includes('$$')) return cut(script)
      await adapter.client.query(script).catch((error) => adapter.onError(error))
    }
    return adapter
  }
}

async function load() {
  const home = new URL('node_modules/@prisma/schema-engine-wasm/', import.meta.url)
  const glue = await import(new URL('schema_engine_bg.js', home))
  const code = readFileSync(new URL('schema_engine_bg.wasm', home))
  const { instance } = await WebAssembly.instantiate(code, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  const datamodels = (values.datamodels ?? []).map((file) => [file, readFileSync(file, 'utf8')])
  const adapters = bindMigrationAwareSqlAdapterFactory(new Transport(server, { schema }))
  return glue.SchemaEngine.new({ datamodels }, () => {}, adapters)
}

if (positionals[0] === 'cli') {
  const client = new pg.Client(server)
  await client.connect()
  await client.end()
  process.stderr.write(JSON.stringify({ level: 'INFO', fields: { message: 'Connection successful' } }) + '\n')
  process.exit(0)
}

const engine = await load()
for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line)
  if (!method) continue
  let answer
  try {
    answer = { result: (await engine[method === 'getDatabaseVersion' ? 'version' : method](params)) ?? {} }
  } catch (error) {
    // The native engine has a code for a file that fails.
    const code = error.code ?? (error.message.includes('apply_script') ? 'P3018' : null)
    const data = { is_panic: false, message: error.message, meta: null, error_code: code }
    answer = { error: { code: 4466, message: 'See data.', data } }
  }
  const text = JSON.stringify({ jsonrpc: '2.0', id, ...answer })
  if (process.env.ORACLE_TRACE) appendFileSync(process.env.ORACLE_TRACE, `< ${text}\n`)
  process.stdout.write(text + '\n')
}
process.exit(0)
