// Reads lines of JSON {"sql": ".."} and answers each with what PostgreSQL's own parser makes of it, as a line
// {"statements": [{"start", "end", "facts"}]} or {"error", "position"}. Offsets count UTF-16 units; a statement starts
// at its first token and ends before its semicolon, or at the end of the text.
// {"plpgsql": ".."} holds a DO or CREATE FUNCTION statement and is answered with {"shape"} (version 18 only).
// Usage: node facts.mjs <directory of node_modules> <major>
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { body } from './plpgsql.mjs';
import { facts } from './statements.mjs';

const [modules, major] = process.argv.slice(2);
const require = createRequire(pathToFileURL(modules + '/'));
const { loadModule, parseSync, parsePlPgSQLSync } = require(`pg${major}`);
await loadModule();

/** Maps offsets in UTF-8 to offsets in UTF-16, asked for in rising order. */
const utf16 = (text) => {
  let bytes = 0;
  let units = 0;
  return (wanted) => {
    while (bytes < wanted) {
      const point = text.codePointAt(units);
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      units += point < 0x10000 ? 1 : 2;
    }
    return units;
  };
};

/** Behind white space and comments. */
const skip = (text, from) => {
  let i = from;
  for (;;) {
    while (i < text.length && ' \t\n\r\f\v'.includes(text[i])) i++;
    if (text.startsWith('--', i)) {
      while (i < text.length && text[i] !== '\n' && text[i] !== '\r') i++;
    } else if (text.startsWith('/*', i)) {
      let depth = 0;
      do {
        if (text.startsWith('/*', i)) { depth++; i += 2; }
        else if (text.startsWith('*/', i)) { depth--; i += 2; }
        else i++;
      } while (depth > 0 && i < text.length);
    } else return i;
  }
};

const read = (sql) => {
  let tree;
  try {
    tree = parseSync(sql);
  } catch (e) {
    return { error: String(e.message), position: e.sqlDetails?.cursorPosition ?? null };
  }
  const unit = utf16(sql);
  const statements = (tree.stmts ?? []).map(({ stmt, stmt_location = 0, stmt_len }) => {
    const location = unit(stmt_location);
    const end = stmt_len ? unit(stmt_location + stmt_len) : sql.length;
    return { start: skip(sql, location), end, facts: facts(stmt) };
  });
  return { statements };
};

const readBody = (sql) => {
  try {
    return { shape: body(parsePlPgSQLSync(sql)) };
  } catch (e) {
    return { error: String(e.message) };
  }
};

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const question = JSON.parse(line);
  const answer = question.plpgsql === undefined ? read(question.sql) : readBody(question.plpgsql);
  process.stdout.write(JSON.stringify(answer) + '\n');
}
