/**
 * Tag that tells the costs of one environment from others. It counts from the day on which it is activated as a
 * cost allocation tag, by hand and in the account that pays the bill.
 * @see AWS Billing User Guide, "Activating user-defined cost allocation tags"
 */
export interface CostTag {
  /** Such as `Environment`. */
  readonly key: string;
  /** Such as `prod`. */
  readonly value: string;
}
