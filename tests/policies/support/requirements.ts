import type { Block } from '../../support/terraform-configuration';
import { type Check, samples } from './policy';
import { accompanied, block, every, list, refersTo, resourcesOf } from './resources';

/** Demands arguments with exactly these values. The violating sample has none of them. */
export function requires(types: string | readonly string[], wanted: Block, problem: string): Check {
  const [type = ''] = list(types);
  return {
    violations: every(types, (body) => has(body, wanted), problem),
    compliant: samples({ [type]: wanted }),
    violating: samples({ [type]: {} }),
  };
}

/** Whether a block has every wanted argument; a wanted object stands for a nested block. */
const has = (body: Block, wanted: Block): boolean =>
  Object.entries(wanted).every(([argument, value]) =>
    typeof value === 'object' ? has(block(body[argument]), value) : body[argument] === value,
  );

/** Demands that the argument is a KMS key of the stack. */
export const requiresOwnKey = (type: string, argument: string, problem: string): Check => ({
  violations: every(type, (body) => /aws_kms_key\./.test(body[argument]), problem),
  compliant: samples({ [type]: { [argument]: '${aws_kms_key.sample.arn}' } }),
  violating: samples({ [type]: { [argument]: 'alias/aws/sample' } }),
});

/** Demands that each resource of the type has a companion that refers to it. */
export const requiresCompanion = (
  type: string,
  companion: { readonly type: string; readonly through: string },
  problem: string,
): Check => ({
  violations: accompanied(type, companion, problem),
  compliant: samples({ [type]: {}, [companion.type]: { [companion.through]: `\${${type}.sample.id}` } }),
  violating: samples({ [type]: {} }),
});

/** Demands that a selection of AWS Backup names each resource of the type. */
export const requiresBackup = (type: string): Check => ({
  violations: every(
    type,
    (_, address, stack) =>
      resourcesOf(stack, 'aws_backup_selection').some(([, { resources }]) =>
        list(resources).some((resource) => refersTo(resource, address)),
      ),
    'is named by no backup selection',
  ),
  compliant: samples({ [type]: {}, aws_backup_selection: { resources: [`\${${type}.sample.arn}`] } }),
  violating: samples({ [type]: {}, aws_backup_selection: { resources: ['*'] } }),
});
