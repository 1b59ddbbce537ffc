// Facts of CREATE TABLE, its columns and constraints, and of ALTER TABLE.
import { inner, kind, list, name, rel, role, str, strings, tag, type } from './names.mjs';

const CONSTRAINTS = {
  CONSTR_PRIMARY: 'primary_key',
  CONSTR_UNIQUE: 'unique',
  CONSTR_FOREIGN: 'foreign_key',
  CONSTR_CHECK: 'check',
  CONSTR_EXCLUSION: 'exclude',
  CONSTR_NOTNULL: 'not_null',
  CONSTR_NULL: 'null',
  CONSTR_DEFAULT: 'default',
  CONSTR_IDENTITY: 'identity',
  CONSTR_GENERATED: 'generated',
};

export const constraint = (node, column) => {
  const c = node.Constraint;
  const word = CONSTRAINTS[c.contype];
  if (!word) return '';
  const own = column !== undefined ? [column] : strings(c.contype === 'CONSTR_FOREIGN' ? c.fk_attrs : c.keys);
  return [
    word,
    c.conname && `named ${c.conname}`,
    c.contype !== 'CONSTR_CHECK' && c.contype !== 'CONSTR_EXCLUSION' || column ? `(${own.join(',')})` : '()',
    c.pktable && `references ${rel(c.pktable)}(${strings(c.pk_attrs).join(',')})`,
    c.indexname && `using ${c.indexname}`,
    c.nulls_not_distinct && 'nulls-not-distinct',
    column === undefined && c.skip_validation && 'not-valid',
  ]
    .filter(Boolean)
    .join(' ');
};

const constraints = (nodes, column) =>
  list(nodes)
    .map((n) => constraint(n, column))
    .filter(Boolean)
    .join('; ');

export const column = (node) => {
  const c = node.ColumnDef;
  return `${c.colname} ${type(c.typeName)} {${constraints(c.constraints, c.colname)}}`;
};

const PERSISTENCE = { p: 'permanent', t: 'temporary', u: 'unlogged' };
export const persistence = (r) => PERSISTENCE[r.relpersistence];

export const createTable = (s, foreign) => {
  const elements = list(s.tableElts);
  const of = (t) => elements.filter((e) => tag(e) === t);
  const parents = list(s.inhRelations).map((r) => rel(r.RangeVar)).join(',');
  return [
    'create-table',
    foreign ? 'foreign' : '',
    rel(s.relation),
    persistence(s.relation),
    s.if_not_exists ? 'if-not-exists' : '',
    `columns[${of('ColumnDef').map(column).join(', ')}]`,
    `constraints[${of('Constraint').map((c) => constraint(c)).join(', ')}]`,
    `likes[${of('TableLikeClause').map((l) => rel(inner(l).relation)).join(',')}]`,
    `inherits[${s.partbound ? '' : parents}]`,
    `partition-of[${s.partbound ? parents : ''}]`,
    s.partspec ? 'partitioned' : '',
    s.oncommit === 'ONCOMMIT_DROP' ? 'drop-on-commit' : '',
  ].filter(Boolean).join(' ');
};

const flags = (c) => [c.missing_ok && 'if-exists', c.behavior === 'DROP_CASCADE' && 'cascade'].filter(Boolean).join(' ');
const one = (...parts) => parts.filter(Boolean).join(' ');

/** What sets something that is written in the statement. */
const OPTIONS = new Set([
  'AT_ClusterOn', 'AT_DropCluster', 'AT_SetLogged', 'AT_SetUnLogged', 'AT_DropOids', 'AT_SetTableSpace',
  'AT_SetRelOptions', 'AT_ResetRelOptions', 'AT_ReplicaIdentity', 'AT_AddOf', 'AT_DropOf', 'AT_SetAccessMethod',
  'AT_GenericOptions',
]);
const COLUMN_OPTIONS = new Set([
  'AT_SetStatistics', 'AT_SetOptions', 'AT_ResetOptions', 'AT_SetStorage', 'AT_SetCompression',
  'AT_AlterColumnGenericOptions',
]);
const SECURITY = {
  AT_EnableRowSecurity: 'enable',
  AT_DisableRowSecurity: 'disable',
  AT_ForceRowSecurity: 'force',
  AT_NoForceRowSecurity: 'no_force',
};

export const alterCommand = (node) => {
  const c = node.AlterTableCmd;
  const t = c.subtype;
  const column_ = c.name ?? String(c.num ?? '');
  if (OPTIONS.has(t)) return 'set-option';
  if (COLUMN_OPTIONS.has(t)) return `set-column-option ${column_}`;
  if (SECURITY[t]) return `row-security ${SECURITY[t]}`;
  if (/^AT_(Enable|Disable).*(Trig|Rule)/.test(t)) {
    const all = /TrigAll|TrigUser/.test(t);
    return one('firing', /Rule/.test(t) ? 'rule' : 'trigger', all ? '' : c.name, /Enable/.test(t) ? 'on' : 'off');
  }
  switch (t) {
    case 'AT_AddColumn': return one('add-column', column(c.def), c.missing_ok && 'if-not-exists');
    case 'AT_DropColumn': return one('drop-column', c.name, flags(c));
    case 'AT_AlterColumnType': return one('set-type', c.name, type(inner(c.def).typeName), inner(c.def).raw_default && 'using');
    case 'AT_ColumnDefault': return one(c.def ? 'set-default' : 'drop-default', c.name);
    case 'AT_SetNotNull': return `set-not-null ${c.name}`;
    case 'AT_DropNotNull': return `drop-not-null ${c.name}`;
    case 'AT_AddIdentity': return `add-identity ${c.name}`;
    case 'AT_SetIdentity': return `set-identity ${c.name}`;
    case 'AT_DropIdentity': return one('drop-identity', c.name, c.missing_ok && 'if-exists');
    case 'AT_SetExpression': return `set-expression ${c.name}`;
    case 'AT_DropExpression': return one('drop-expression', c.name, c.missing_ok && 'if-exists');
    case 'AT_AddConstraint': return `add-constraint ${constraint(c.def)}`;
    case 'AT_DropConstraint': return one('drop-constraint', c.name, flags(c));
    case 'AT_ValidateConstraint': return `validate-constraint ${c.name}`;
    case 'AT_AlterConstraint': return `alter-constraint ${inner(c.def).conname}`;
    case 'AT_AttachPartition': return `attach-partition ${rel(inner(c.def).name)}`;
    case 'AT_DetachPartition': return one('detach-partition', rel(inner(c.def).name), inner(c.def).concurrent && 'concurrently');
    case 'AT_DetachPartitionFinalize': return one('detach-partition', rel(inner(c.def).name), 'finalize');
    case 'AT_AddInherit': return `inherit ${rel(inner(c.def))}`;
    case 'AT_DropInherit': return `no-inherit ${rel(inner(c.def))}`;
    case 'AT_ChangeOwner': return `owner-to ${role(c.newowner)}`;
    default: return t;
  }
};

export const alterTable = (s) =>
  `alter ${kind(s.objtype ?? s.relkind)} ${rel(s.relation)}${s.missing_ok ? ' if-exists' : ''} [${list(s.cmds).map(alterCommand).join(' | ')}]`;
