/**
 * Tag that identifies the costs of one environment. It applies from the day on which it is activated as a
 * cost allocation tag in the payer account.
 * @see AWS Billing User Guide, "Activating user-defined cost allocation tags"
 */
export interface CostTag {
  /** Such as `Environment`. */
  readonly key: string;
  /** Such as `prod`. */
  readonly value: string;
}
