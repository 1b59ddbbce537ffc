// One line of facts for each statement of PostgreSQL's grammar.
import { inner, kind, list, name, object, rel, role, roles, str, strings, tag, type } from './names.mjs';
import { alterTable, column, constraint, createTable, persistence } from './tables.mjs';

const one = (...parts) => parts.filter(Boolean).join(' ');
const option = (options, word) => list(options).map(inner).find((o) => o.defname === word);
/** Whether an option in parentheses is there and not switched off. */
const isOn = (options, word) => {
  const o = option(options, word);
  if (!o) return false;
  const value = o.arg?.Integer ? String(o.arg.Integer.ival ?? 0) : o.arg ? str(o.arg) : '';
  return !['false', 'off', '0'].includes(value.toLowerCase());
};
const cascade = (s) => s.behavior === 'DROP_CASCADE' && 'cascade';
const alter = (k, n, s, action) => one('alter', k, n, s?.missing_ok && 'if-exists', `[${action}]`);
const other = (k, n, s = {}) => one('create-other', k, n, s.replace && 'or-replace', s.if_not_exists && 'if-not-exists');

const MODES = { FUNC_PARAM_OUT: 'out', FUNC_PARAM_INOUT: 'inout', FUNC_PARAM_VARIADIC: 'variadic', FUNC_PARAM_TABLE: 'table' };
const parameter = (node) => {
  const p = node.FunctionParameter;
  return one(MODES[p.mode] ?? 'in', p.name, type(p.argType), p.defexpr && 'default');
};

const routine = (s) => {
  const language = option(s.options, 'language');
  const as = option(s.options, 'as');
  const tables = list(s.parameters).some((p) => p.FunctionParameter.mode === 'FUNC_PARAM_TABLE');
  return one(
    'create-routine',
    s.is_procedure ? 'procedure' : 'function',
    name(s.funcname),
    s.replace && 'or-replace',
    `(${list(s.parameters).map(parameter).join(', ')})`,
    !s.is_procedure && `returns ${tables ? 'table' : type(s.returnType)}`,
    language && `language ${str(language.arg)}`,
    as && list(as.arg.List.items).length === 1 ? 'body' : '',
  );
};

const EVENTS = [[4, 'INSERT'], [8, 'DELETE'], [16, 'UPDATE'], [32, 'TRUNCATE']];
const TIMINGS = { 0: 'AFTER', 2: 'BEFORE', 64: 'INSTEAD OF' };

const insert = (s) => {
  const source = !s.selectStmt ? 'default_values' : inner(s.selectStmt).valuesLists ? 'values' : 'query';
  const c = s.onConflictClause;
  const infer = c?.infer;
  const elements = list(infer?.indexElems).map((e) => e.IndexElem);
  const plain = elements.every((e) => e.name && !e.collation && !e.opclass);
  return one(
    'insert',
    rel(s.relation),
    s.relation.alias && `as ${s.relation.alias.aliasname}`,
    `(${list(s.cols).map((t) => t.ResTarget.name).join(',')})`,
    source,
    s.withClause && 'with',
    c && one(
      'on-conflict',
      infer && (infer.conname ? `constraint ${infer.conname}` : plain ? `(${elements.map((e) => e.name).join(',')})` : '(*)'),
      c.action === 'ONCONFLICT_UPDATE' ? 'update' : 'nothing',
      c.whereClause && 'where',
    ),
  );
};

const target = (r) => one(rel(r), r.alias && `as ${r.alias.aliasname}`);

const query = (s) => {
  const into = s.intoClause ?? list([s.larg]).find((l) => l?.intoClause)?.intoClause;
  if (!into) return 'query';
  return one('create-table-as', rel(into.rel), persistence(into.rel), '()', 'with-data');
};

const tableAs = (s) => one(
  'create-table-as',
  rel(s.into.rel),
  persistence(s.into.rel),
  kind(s.objtype ?? s.relkind) === 'materialized_view' && 'materialized',
  s.if_not_exists && 'if-not-exists',
  `(${strings(s.into.colNames).join(',')})`,
  !s.into.skipData && 'with-data',
);

const TRANSACTIONS = {
  TRANS_STMT_BEGIN: 'begin', TRANS_STMT_START: 'begin', TRANS_STMT_COMMIT: 'commit', TRANS_STMT_ROLLBACK: 'rollback',
  TRANS_STMT_SAVEPOINT: 'savepoint', TRANS_STMT_RELEASE: 'release', TRANS_STMT_ROLLBACK_TO: 'rollback_to',
  TRANS_STMT_PREPARE: 'prepare_transaction', TRANS_STMT_COMMIT_PREPARED: 'commit_prepared',
  TRANS_STMT_ROLLBACK_PREPARED: 'rollback_prepared',
};

const setting = (s) => {
  if (s.kind === 'VAR_SET_MULTI') return 'utility set_transaction';
  const reset = s.kind === 'VAR_RESET' || s.kind === 'VAR_RESET_ALL';
  const value = s.kind === 'VAR_SET_VALUE';
  return one('set', s.name ?? 'all', s.is_local && 'local', reset && 'reset', value && 'value');
};

const grant = (s) => {
  const direction = s.is_grant ? 'grant' : 'revoke';
  const objects = s.targtype === 'ACL_TARGET_ALL_IN_SCHEMA'
    ? strings(s.objects).map((n) => `schema ${n}`)
    : list(s.objects).map((o) => object(s.objtype, o));
  return one(direction, kind(s.objtype), `[${objects.join(', ')}]`, `to ${roles(s.grantees)}`);
};

const explain = (s) => one('explain', isOn(s.options, 'analyze') && 'analyze', `{${facts(s.query)}}`);

const DEFINED = {
  OBJECT_TYPE: (s) => one('create-type', name(s.defnames), list(s.definition).length || s.oldstyle ? 'base' : 'shell', '[]', '[]'),
};
const define = (s) => DEFINED[s.kind]?.(s) ?? other(kind(s.kind), name(s.defnames), s);

const drop = (s) => one(
  'drop',
  `[${list(s.objects).map((o) => object(s.removeType, o)).join(', ')}]`,
  s.missing_ok && 'if-exists',
  cascade(s),
  s.concurrent && 'concurrently',
);
const dropped = (k, names, s) => one('drop', `[${names.map((n) => one(k, n)).join(', ')}]`, s.missing_ok && 'if-exists', cascade(s));

const rename = (s) => {
  const n = s.newname;
  switch (s.renameType) {
    case 'OBJECT_COLUMN': return alter(kind(s.relationType), rel(s.relation), s, `rename-column ${s.subname} ${n}`);
    case 'OBJECT_ATTRIBUTE': return alter('type', rel(s.relation), s, `rename-column ${s.subname} ${n}`);
    case 'OBJECT_TABCONSTRAINT': return alter('table', rel(s.relation), s, `rename-constraint ${s.subname} ${n}`);
    case 'OBJECT_DOMCONSTRAINT': return alter('domain', name(s.object.List.items), s, `rename-constraint ${s.subname} ${n}`);
    case 'OBJECT_POLICY': case 'OBJECT_TRIGGER': case 'OBJECT_RULE':
      return alter(kind(s.renameType), `${s.subname} on ${rel(s.relation)}`, s, `rename-to ${n}`);
    case 'OBJECT_ROLE': case 'OBJECT_DATABASE': case 'OBJECT_SCHEMA': case 'OBJECT_TABLESPACE':
      return alter(kind(s.renameType), s.subname, s, `rename-to ${n}`);
    default:
      return s.relation
        ? alter(kind(s.renameType), rel(s.relation), s, `rename-to ${n}`)
        : `alter ${object(s.renameType, s.object)}${s.missing_ok ? ' if-exists' : ''} [rename-to ${n}]`;
  }
};

const owned = (s, word, type_ = s.objectType) => {
  const who = s.relation ? one(kind(type_), rel(s.relation)) : object(type_, s.object);
  return `alter ${who}${s.missing_ok ? ' if-exists' : ''} [${word}]`;
};

/** By the letter that the tree has for the action. */
const DOMAIN = {
  T: (s) => (s.def ? 'set-default' : 'drop-default'),
  N: () => 'drop-not-null',
  O: () => 'set-not-null',
  C: (s) => `add-constraint ${constraint(s.def).replace('(value)', '()')}`,
  X: (s) => one('drop-constraint', s.name, s.missing_ok && 'if-exists', cascade(s)),
  V: (s) => `validate-constraint ${s.name}`,
};
const domain = (s) => `alter domain ${name(s.typeName)} [${DOMAIN[s.subtype](s)}]`;

const enumChange = (s) => {
  const action = s.oldVal !== undefined
    ? one('rename-value', s.oldVal, s.newVal)
    : one('add-value', s.newVal, s.skipIfNewValExists && 'if-not-exists', s.newValNeighbor !== undefined && `at ${s.newValNeighbor}`);
  return `alter type ${name(s.typeName)} [${action}]`;
};

const members = (word) => `members ${word}`;
const ACTIONS = {
  AP_AddObjects: 'add', AP_DropObjects: 'drop', AP_SetObjects: 'set',
  DEFELEM_ADD: 'add', DEFELEM_DROP: 'drop', DEFELEM_SET: 'set',
};

const STATEMENTS = {
  CreateStmt: (s) => createTable(s, false),
  CreateForeignTableStmt: (s) => createTable(s.base, true),
  CreateTableAsStmt: tableAs,
  SelectStmt: query,
  ViewStmt: (s) => one('create-view', rel(s.view), s.view.relpersistence === 't' && 'temporary', s.replace && 'or-replace', `(${strings(s.aliases).join(',')})`),
  IndexStmt: (s) => one(
    'create-index', s.idxname, s.unique && 'unique', s.concurrent && 'concurrently', s.if_not_exists && 'if-not-exists',
    `on ${rel(s.relation)}`, `(${list(s.indexParams).map((p) => p.IndexElem.name ?? '*').join(',')})`,
    s.whereClause && 'where', s.nulls_not_distinct && 'nulls-not-distinct',
  ),
  CreateSeqStmt: (s) => one('create-sequence', rel(s.sequence), persistence(s.sequence), s.if_not_exists && 'if-not-exists'),
  CreateSchemaStmt: (s) => one('create-schema', s.schemaname ?? role(s.authrole), s.if_not_exists && 'if-not-exists', `{${list(s.schemaElts).map(facts).join('; ')}}`),
  CreateExtensionStmt: (s) => one('create-extension', s.extname, s.if_not_exists && 'if-not-exists', option(s.options, 'schema') && `schema ${str(option(s.options, 'schema').arg)}`, option(s.options, 'cascade') && 'cascade'),
  CreateEnumStmt: (s) => one('create-type', name(s.typeName), 'enum', `[${strings(s.vals).join(',')}]`, '[]'),
  CompositeTypeStmt: (s) => one('create-type', rel(s.typevar), 'composite', '[]', `[${list(s.coldeflist).map(column).join(', ')}]`),
  CreateRangeStmt: (s) => one('create-type', name(s.typeName), 'range', '[]', '[]'),
  DefineStmt: define,
  CreateDomainStmt: (s) => one('create-domain', name(s.domainname), type(s.typeName), `{${list(s.constraints).map((c) => constraint(c)).filter(Boolean).join('; ')}}`),
  CreateFunctionStmt: routine,
  CreateTrigStmt: (s) => one(
    'create-trigger', s.trigname, s.replace && 'or-replace', s.isconstraint && 'constraint', `on ${rel(s.relation)}`,
    TIMINGS[s.timing ?? 0], `[${EVENTS.filter(([bit]) => s.events & bit).map(([, word]) => word).sort().join(',')}]`, `calls ${name(s.funcname)}`,
  ),
  RuleStmt: (s) => one('create-rule', s.rulename, s.replace && 'or-replace', `on ${rel(s.relation)}`),
  CreatePolicyStmt: (s) => one('create-policy', s.policy_name, `on ${rel(s.table)}`),
  CreateRoleStmt: (s) => one('create-role', s.role),
  CreateCastStmt: () => other('cast'),
  CreateOpClassStmt: (s) => other('operator_class', name(s.opclassname)),
  CreateOpFamilyStmt: (s) => other('operator_family', name(s.opfamilyname)),
  CreateConversionStmt: (s) => other('conversion', name(s.conversion_name)),
  CreateStatsStmt: (s) => other('statistics', name(s.defnames), s),
  CreatePLangStmt: (s) => other('language', s.plname, s),
  CreateTransformStmt: (s) => other('transform', '', s),
  CreateAmStmt: (s) => other('access_method', s.amname),
  CreateEventTrigStmt: (s) => other('event_trigger', s.trigname),
  CreateFdwStmt: (s) => other('foreign_data_wrapper', s.fdwname),
  CreateForeignServerStmt: (s) => other('server', s.servername, s),
  CreateUserMappingStmt: (s) => other('user_mapping', '', s),
  CreatePublicationStmt: (s) => other('publication', s.pubname),
  CreateSubscriptionStmt: (s) => other('subscription', s.subname),
  CreatedbStmt: (s) => other('database', s.dbname),
  CreateTableSpaceStmt: (s) => other('tablespace', s.tablespacename),
  ImportForeignSchemaStmt: (s) => one('import-foreign-schema', s.remote_schema),

  AlterTableStmt: alterTable,
  RenameStmt: rename,
  AlterObjectSchemaStmt: (s) => owned(s, `set-schema ${s.newschema}`),
  AlterOwnerStmt: (s) => owned(s, `owner-to ${role(s.newowner)}`),
  AlterObjectDependsStmt: (s) => {
    const relation = s.relation && !s.object ? one(kind(s.objectType), rel(s.relation)) : null;
    const onTable = s.relation && s.object ? `${kind(s.objectType)} ${strings(s.object.List.items).at(-1)} on ${rel(s.relation)}` : null;
    return `alter ${relation ?? onTable ?? object(s.objectType, s.object)} [set-option]`;
  },
  AlterSeqStmt: (s) => alter('sequence', rel(s.sequence), s, 'set-option'),
  AlterEnumStmt: enumChange,
  AlterDomainStmt: domain,
  AlterFunctionStmt: (s) => `alter ${object(s.objtype, { ObjectWithArgs: s.func })} [set-option]`,
  AlterPolicyStmt: (s) => alter('policy', `${s.policy_name} on ${rel(s.table)}`, s, 'set-option'),
  AlterRoleStmt: (s) => alter('role', role(s.role), s, option(s.options, 'rolemembers') ? `members ${s.action === -1 ? 'drop' : 'add'}` : 'set-option'),
  AlterRoleSetStmt: (s) => alter('role', s.role ? role(s.role) : 'all', s, 'set-option'),
  AlterDatabaseStmt: (s) => alter('database', s.dbname, s, 'set-option'),
  AlterDatabaseSetStmt: (s) => alter('database', s.dbname, s, 'set-option'),
  AlterDatabaseRefreshCollStmt: (s) => alter('database', s.dbname, s, 'set-option'),
  AlterExtensionStmt: (s) => alter('extension', s.extname, s, 'set-option'),
  AlterExtensionContentsStmt: (s) => alter('extension', s.extname, s, members(s.action === 1 ? 'add' : 'drop')),
  AlterPublicationStmt: (s) => alter('publication', s.pubname, s, list(s.pubobjects).length || s.for_all_tables ? members(ACTIONS[s.action]) : 'set-option'),
  AlterSubscriptionStmt: (s) => alter('subscription', s.subname, s, /PUBLICATION/.test(s.kind) && /ADD|DROP/.test(s.kind) ? members(/ADD/.test(s.kind) ? 'add' : 'drop') : 'set-option'),
  AlterStatsStmt: (s) => alter('statistics', name(s.defnames), s, 'set-option'),
  AlterTypeStmt: (s) => alter('type', name(s.typeName), s, 'set-option'),
  AlterOperatorStmt: (s) => `alter ${object('OBJECT_OPERATOR', { ObjectWithArgs: s.opername })} [set-option]`,
  AlterOpFamilyStmt: (s) => alter('operator_family', name(s.opfamilyname), s, members(s.isDrop ? 'drop' : 'add')),
  AlterTSConfigurationStmt: (s) => alter('text_search_configuration', name(s.cfgname), {}, members(s.kind === 'ALTER_TSCONFIG_ADD_MAPPING' ? 'add' : s.kind === 'ALTER_TSCONFIG_DROP_MAPPING' ? 'drop' : 'set')),
  AlterTSDictionaryStmt: (s) => alter('text_search_dictionary', name(s.dictname), s, 'set-option'),
  AlterFdwStmt: (s) => alter('foreign_data_wrapper', s.fdwname, s, 'set-option'),
  AlterForeignServerStmt: (s) => alter('server', s.servername, s, 'set-option'),
  AlterUserMappingStmt: (s) => alter('user_mapping', '', s, 'set-option'),
  AlterTableMoveAllStmt: (s) => alter('tablespace', s.orig_tablespacename, s, 'set-option'),
  AlterTableSpaceOptionsStmt: (s) => alter('tablespace', s.tablespacename, s, 'set-option'),
  AlterCollationStmt: (s) => alter('collation', name(s.collname), s, 'set-option'),
  AlterEventTrigStmt: (s) => alter('event_trigger', s.trigname, s, 'set-option'),
  AlterDefaultPrivilegesStmt: (s) => one('alter-default-privileges', s.action.is_grant ? 'grant' : 'revoke'),
  AlterSystemStmt: () => 'alter-system',

  DropStmt: drop,
  DropRoleStmt: (s) => dropped('role', list(s.roles).map(role), s),
  DropdbStmt: (s) => dropped('database', [s.dbname], s),
  DropTableSpaceStmt: (s) => dropped('tablespace', [s.tablespacename], s),
  DropSubscriptionStmt: (s) => dropped('subscription', [s.subname], s),
  DropUserMappingStmt: (s) => dropped('user_mapping', [''], s),
  DropOwnedStmt: (s) => one('owned-by', 'drop', roles(s.roles)),
  ReassignOwnedStmt: (s) => one('owned-by', roles(s.roles)),

  InsertStmt: insert,
  UpdateStmt: (s) => one('update', target(s.relation), s.withClause && 'with', s.fromClause && 'from', s.whereClause && 'where'),
  DeleteStmt: (s) => one('delete', target(s.relation), s.withClause && 'with', s.usingClause && 'using', s.whereClause && 'where'),
  MergeStmt: (s) => one('merge', target(s.relation), s.withClause && 'with'),
  CopyStmt: (s) => one('copy', s.relation && rel(s.relation), `(${strings(s.attlist).join(',')})`, s.is_from && 'from', s.is_from && !s.filename && 'stdin'),
  TruncateStmt: (s) => one('truncate', list(s.relations).map((r) => rel(r.RangeVar)).join(','), s.restart_seqs && 'restart', cascade(s)),
  TransactionStmt: (s) => one('transaction', TRANSACTIONS[s.kind], s.savepoint_name ?? s.gid, s.chain && 'chain'),
  VariableSetStmt: setting,
  VariableShowStmt: () => 'utility show',
  DiscardStmt: () => 'utility discard',
  DoStmt: (s) => one('do', option(s.args, 'language') ? str(option(s.args, 'language').arg) : 'plpgsql'),
  CallStmt: (s) => one('call', name(s.funccall.funcname)),
  CommentStmt: (s) => one('comment', object(s.objtype, s.object)),
  SecLabelStmt: (s) => one('security-label', object(s.objtype, s.object)),
  GrantStmt: grant,
  GrantRoleStmt: (s) => one(s.is_grant ? 'grant-role' : 'revoke-role', `[${list(s.granted_roles).map((p) => p.AccessPriv.priv_name).join(',')}]`, `to ${roles(s.grantee_roles)}`),
  RefreshMatViewStmt: (s) => one('refresh', rel(s.relation), s.concurrent && 'concurrently'),
  ReindexStmt: (s) => {
    const k = s.kind.replace('REINDEX_OBJECT_', '').toLowerCase().replace('system', 'database');
    return one('reindex', k, s.relation ? rel(s.relation) : s.name, isOn(s.params, 'concurrently') && 'concurrently');
  },
  ExplainStmt: explain,
  PrepareStmt: (s) => one('prepare', s.name, `{${facts(s.query)}}`),
  ExecuteStmt: (s) => one('execute', s.name),
  VacuumStmt: (s) => one('utility', s.is_vacuumcmd ? 'vacuum' : 'analyze', list(s.rels).map((r) => rel(r.VacuumRelation.relation)).join(',')),
  ClusterStmt: (s) => one('utility cluster', s.relation && rel(s.relation)),
  LockStmt: (s) => one('utility lock', list(s.relations).map((r) => rel(r.RangeVar)).join(',')),
  DeclareCursorStmt: (s) => one('utility declare', s.portalname),
  FetchStmt: (s) => (s.ismove ? 'utility move' : 'utility fetch'),
  ClosePortalStmt: () => 'utility close',
  DeallocateStmt: () => 'utility deallocate',
  ListenStmt: () => 'utility listen',
  UnlistenStmt: () => 'utility unlisten',
  NotifyStmt: () => 'utility notify',
  LoadStmt: () => 'utility load',
  CheckPointStmt: () => 'utility checkpoint',
  ConstraintsSetStmt: () => 'utility set_constraints',
};

/** The facts of one statement's node. */
export const facts = (node) => {
  const read = STATEMENTS[tag(node)];
  return read ? read(inner(node)) : tag(node);
};
