// How PostgreSQL's syntax trees name things, as short texts.

export const list = (x) => x ?? [];

/** The one key of a node such as {"String": {..}}. */
export const tag = (node) => Object.keys(node)[0];
export const inner = (node) => node[tag(node)];

export const str = (node) => node.String?.sval ?? node.String?.str ?? '';
export const strings = (nodes) => list(nodes).map(str);

/** schema.name of a qualified name; a database in front is dropped. */
export const dotted = (parts) => parts.slice(-2).join('.');
export const name = (nodes) => dotted(strings(nodes));
export const rel = (r) => (r ? dotted([r.schemaname, r.relname].filter(Boolean)) : '');

const ROLES = {
  ROLESPEC_CURRENT_ROLE: 'current_role',
  ROLESPEC_CURRENT_USER: 'current_user',
  ROLESPEC_SESSION_USER: 'session_user',
  ROLESPEC_PUBLIC: 'public',
};
export const role = (node) => {
  const spec = node?.RoleSpec ?? node ?? {};
  return spec.rolename ?? ROLES[spec.roletype] ?? '';
};
export const roles = (nodes) => list(nodes).map(role).join(',');

/** A type without pg_catalog and modifiers, with [] for each dimension. */
export const type = (t) => {
  const node = t?.TypeName ?? t;
  if (!node) return '';
  const parts = strings(node.names);
  if (parts[0] === 'pg_catalog') parts.shift();
  return (
    (node.setof ? 'setof ' : '') +
    dotted(parts) +
    (node.pct_type ? '%type' : '') +
    '[]'.repeat(list(node.arrayBounds).length)
  );
};

/** 'OBJECT_FOREIGN_TABLE' to 'foreign_table', with the words of the plugin where they differ. */
const KINDS = {
  attribute: 'type',
  defacl: 'default',
  domconstraint: 'domain_constraint',
  fdw: 'foreign_data_wrapper',
  foreign_server: 'server',
  largeobject: 'large_object',
  matview: 'materialized_view',
  opclass: 'operator_class',
  opfamily: 'operator_family',
  parameter_acl: 'parameter',
  statistic_ext: 'statistics',
  tabconstraint: 'constraint',
  tsconfiguration: 'text_search_configuration',
  tsdictionary: 'text_search_dictionary',
  tsparser: 'text_search_parser',
  tstemplate: 'text_search_template',
};
export const kind = (objtype) => {
  const word = objtype.replace(/^OBJECT_/, '').toLowerCase();
  return KINDS[word] ?? word;
};

const signature = (args) => '(' + list(args).map(type).join(',') + ')';

/** An object as DROP, COMMENT, GRANT and others name it: its name, its table, its argument types. */
export const object = (objtype, node) => {
  const k = kind(objtype);
  if (!node) return k;
  if (node.ObjectWithArgs) {
    const o = node.ObjectWithArgs;
    const none = o.args_unspecified || k === 'operator';
    const args = k === 'operator' ? '' : none ? '' : signature(o.objargs);
    return `${k} ${name(o.objname)}${args}`;
  }
  if (node.TypeName) return `${k} ${type(node)}`;
  if (node.RangeVar) return `${k} ${rel(node.RangeVar)}`;
  if (node.RoleSpec) return `${k} ${role(node)}`;
  if (node.String) return `${k} ${str(node)}`;
  if (k === 'large_object') return `${k} ${node.Float?.fval ?? node.Integer?.ival ?? node.Integer}`;
  if (node.List) return [k, listed(k, node.List.items)].filter(Boolean).join(' ');
  return k;
};

const listed = (k, items) => {
  if (k === 'cast' || k === 'transform') return '';
  if (k === 'domain_constraint') return `${str(items[1])} on ${type(items[0])}`;
  if (k === 'operator_class' || k === 'operator_family') return name(items.slice(1));
  const parts = strings(items);
  if (['trigger', 'policy', 'rule', 'constraint', 'column'].includes(k)) {
    return `${parts.at(-1)} on ${dotted(parts.slice(0, -1))}`;
  }
  return dotted(parts);
};
