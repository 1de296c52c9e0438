/**
 * What a rule looks at, in the words of Terraform: statements nest without end, so the bindings of the
 * provider have no type for them and pass them on as they are.
 *
 * @see AWS WAF Developer Guide, "Using rule statements in AWS WAF"
 */
export type Statement = { readonly [kind: `${string}_statement`]: Readonly<Record<string, unknown>> };

/** One or more statements of which every one must be true. */
export const allOf = (...statements: readonly [Statement, Statement, ...Statement[]]): Statement => ({
  and_statement: { statement: statements },
});

/** Statements of which one must be true; AWS WAF takes `or` from two on only. Nothing if there are none. */
export function anyOf(statements: readonly Statement[]): Statement | undefined {
  return statements.length > 1 ? { or_statement: { statement: statements } } : statements[0];
}

export const not = (statement: Statement): Statement => ({ not_statement: { statement: [statement] } });

/** Whether an earlier rule left this label on the request. */
export const hasLabel = (key: string): Statement => ({ label_match_statement: { scope: 'LABEL', key } });

/** Whether the path, without the query, is exactly this one. */
export const isPath = (path: string): Statement => ({
  byte_match_statement: {
    field_to_match: { uri_path: {} },
    positional_constraint: 'EXACTLY',
    search_string: path,
    text_transformation: [{ priority: 0, type: 'NONE' }],
  },
});

export const isAddressIn = (ipSetArn: string): Statement => ({
  ip_set_reference_statement: { arn: ipSetArn },
});

/** Whether an address sent more requests than this within five minutes. */
export const tooManyRequests = (limit: number): Statement => ({
  rate_based_statement: { limit, aggregate_key_type: 'IP', evaluation_window_sec: 300 },
});

/** Rules that AWS keeps, in the version that AWS recommends; those in `countedOnly` block nothing. */
export const managedGroup = (name: string, countedOnly: readonly string[]): Statement => ({
  managed_rule_group_statement: {
    vendor_name: 'AWS',
    name,
    ...(countedOnly.length > 0 && {
      rule_action_override: countedOnly.map((rule) => ({ name: rule, action_to_use: [{ count: {} }] })),
    }),
  },
});
