import type { QuotaClients } from '../../../../ops/tf/quotas/clients';
import { awsError } from '../../support/aws-answers';

/** Answers by the name of the command; a function gets the input of the command. */
export type Answers = Readonly<Record<string, object | ((input: never) => object)>>;

/** Clients of an account with these answers; to every other command they answer with nothing. */
export function accountWith(answers: Answers): QuotaClients {
  const send = async (command: {
    readonly input: object;
    readonly constructor: { readonly name: string };
  }) => {
    const answer = answers[command.constructor.name.replace(/Command$/, '')] ?? {};
    const given = typeof answer === 'function' ? answer(command.input as never) : answer;
    if (given instanceof Error) throw given;
    return given as never;
  };
  return { ec2: { send }, ecs: { send }, rds: { send }, serviceQuotas: { send } };
}

/** Answers of Service Quotas, by the code of the quota. */
export const quotasOf = (values: Readonly<Record<string, number>>): Answers => ({
  GetServiceQuota: ({ QuotaCode }: { QuotaCode: string }) => {
    const Value = values[QuotaCode];
    return Value === undefined ? awsError('NoSuchResourceException', 'No value', 400) : { Quota: { Value } };
  },
  GetAWSDefaultServiceQuota: { Quota: { Value: 1_000_000 } },
});
