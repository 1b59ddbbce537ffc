// The structure of a PL/pgSQL body as one line; texts of SQL stand in ‹›.
import { inner, list, tag } from './names.mjs';

const text = (node) => (node ? `‹${inner(node).query}›` : '');
const all = (nodes) => list(nodes).map(shape).filter(Boolean).join('; ');
const first = (query) => (/^\s*(?:--[^\n]*\n|\/\*[\s\S]*?\*\/|\s)*([A-Za-z]+)/.exec(query)?.[1] ?? '').toLowerCase();
const loop = (s) => `loop[${all(s.body)}]`;
const ERROR = 21;

const block = (s) => {
  const handlers = list(s.exceptions && inner(s.exceptions).exc_list).map(inner).map((e) => {
    // a name with two error codes stands there twice
    const conditions = [...new Set(e.conditions.map((c) => inner(c).condname))].join(' or ');
    return ` when ${conditions}: ${all(e.action)}`;
  });
  return `{${all(s.body)}${handlers.join('')}}`;
};

const branches = (s) => {
  const others = list(s.elsif_list).map(inner).map((e) => ` elsif ${text(e.cond)}[${all(e.stmts)}]`);
  const otherwise = all(s.else_body);
  return `if ${text(s.cond)}[${all(s.then_body)}]${others.join('')}${otherwise && ` else[${otherwise}]`}`;
};

const cases = (s) => {
  const when = list(s.case_when_list).map(inner).map((w) => ` when[${all(w.stmts)}]`);
  const otherwise = all(s.else_stmts);
  return `case ${text(s.t_expr)}${when.join('')}${otherwise && ` else[${otherwise}]`}`;
};

const SHAPES = {
  PLpgSQL_stmt_block: block,
  PLpgSQL_stmt_if: branches,
  PLpgSQL_stmt_case: cases,
  PLpgSQL_stmt_loop: loop,
  PLpgSQL_stmt_while: loop,
  PLpgSQL_stmt_fori: loop,
  PLpgSQL_stmt_fors: loop,
  PLpgSQL_stmt_forc: loop,
  PLpgSQL_stmt_dynfors: loop,
  PLpgSQL_stmt_foreach_a: loop,
  PLpgSQL_stmt_execsql: (s) => `sql ${first(inner(s.sqlstmt).query)}${s.into ? ' into' : ''}`,
  PLpgSQL_stmt_call: (s) => `sql ${first(inner(s.expr).query)}`,
  PLpgSQL_stmt_perform: (s) => `perform ${text(s.expr).replace(/‹SELECT /, '‹')}`,
  PLpgSQL_stmt_dynexecute: (s) => `execute ${text(s.query)}${s.into ? ' into' : ''}`,
  PLpgSQL_stmt_assign: (s) => `assign ${text(s.expr)}`,
  PLpgSQL_stmt_raise: (s) => `raise ${s.elog_level >= ERROR}`,
  PLpgSQL_stmt_return: () => 'return',
  PLpgSQL_stmt_return_next: () => 'return',
  PLpgSQL_stmt_return_query: () => 'return',
  PLpgSQL_stmt_exit: () => 'leave',
  PLpgSQL_stmt_commit: () => 'commit',
  PLpgSQL_stmt_rollback: () => 'rollback',
};

const shape = (node) => (SHAPES[tag(node)] ?? (() => 'quiet'))(inner(node));

/** PostgreSQL adds a RETURN that nobody wrote, and a block around one that has handlers or a label. */
export const body = (tree) => {
  const outer = inner(tree.plpgsql_funcs[0].PLpgSQL_function.action);
  const statements = list(outer.body);
  const last = statements.at(-1);
  const added = last && tag(last) === 'PLpgSQL_stmt_return' && inner(last).lineno === undefined;
  const written = added ? statements.slice(0, -1) : statements;
  const wrapped = outer.lineno === undefined && written.length === 1 && tag(written[0]) === 'PLpgSQL_stmt_block';
  return wrapped ? shape(written[0]) : block({ ...outer, body: written });
};
