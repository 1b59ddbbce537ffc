// node oracle.mjs deploy|status|resolve-applied|resolve-rolled-back [id] --url URL --migrations DIRECTORY --engine MODE
// Runs one command of "prisma migrate" and answers as JSON with its exit code, its error code and what it printed.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const here = import.meta.dirname
const text = { type: 'string' }
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: text, migrations: text, engine: text },
})
const [command, id] = positionals
const words = command.startsWith('resolve-') ? ['resolve', command.replace('resolve', '-'), id] : [command]

const project = mkdtempSync(join(tmpdir(), 'prisma-'))
writeFileSync(join(project, 'schema.prisma'), 'datasource db {\n  provider = "postgresql"\n}\n')
const config = {
  schema: 'schema.prisma',
  migrations: { path: values.migrations },
  datasource: { url: values.url },
}
writeFileSync(join(project, 'prisma.config.ts'), `export default ${JSON.stringify(config)}\n`)

const run = spawnSync(process.execPath, [join(here, 'node_modules/prisma/build/index.js'), 'migrate', ...words], {
  cwd: project,
  encoding: 'utf8',
  timeout: 120_000,
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: join(here, 'engine.mjs'),
    ORACLE_ENGINE: values.engine,
    CHECKPOINT_DISABLE: '1',
    NO_COLOR: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  },
})
const code = /\bP[1-9]\d{3}\b/.exec(run.stderr + run.stdout)
console.log(JSON.stringify({ exitCode: run.status, code: code?.[0] ?? null, stdout: run.stdout, stderr: run.stderr }))
