import type { Resource } from '../../../../ops/bootstrap/configuration';
import { resolveIn } from '../../../../ops/bootstrap/configuration';
import type { CheckContext } from '../../../../ops/bootstrap/existing/existence-check';
import type { State } from '../../../../ops/bootstrap/state-file';

export const ACCOUNT = { partition: 'aws', accountId: '111111111111' };
export const STACK = 'site-terraform-state-bootstrap';
/** Tags of what an earlier run created, as most services write them. */
export const OUR_TAGS = [{ Key: 'Stack', Value: STACK }];

/** A resource of a synthesized root; its name is `it` unless the address says otherwise. */
export const resource = (
  type: string,
  body: Resource['body'],
  name = 'it',
  region = 'us-east-2',
): Resource => ({
  address: `${type}.${name}`,
  type,
  name,
  region,
  body,
});

/** Answers by the name of the command, `HeadBucket`; an error is thrown. What is missing was not expected. */
export type Answers = Readonly<Record<string, unknown>>;

/** Clients that answer by themselves, and what they were asked, as `HeadBucket {"Bucket":"a"} in us-east-2`. */
export function context(answers: Answers, resources: readonly Resource[] = []) {
  const asked: string[] = [];
  const client = (region = '') => ({
    send: async (command: { readonly constructor: { readonly name: string }; readonly input: object }) => {
      const name = command.constructor.name.replace(/Command$/, '');
      asked.push(`${name} ${JSON.stringify(command.input)}${region && ` in ${region}`}`);
      const answer = answers[name];
      if (answer === undefined) throw new Error(`Nobody expected ${name}.`);
      if (answer instanceof Error) throw answer;
      return answer as never;
    },
  });
  const looks: CheckContext = {
    clients: { s3: client, dynamodb: client, iam: client() },
    account: ACCOUNT,
    stack: STACK,
    text: resolveIn(resources, ACCOUNT),
  };
  return { ...looks, asked };
}

/** A state with these resources, `module.vpc.aws_vpc.main` included. */
export const stateOf = (...addresses: readonly string[]): State => ({
  resources: addresses.map((address) => {
    const [name = '', type = '', ...module] = address.split('.').reverse();
    return {
      ...(module.length > 0 && { module: module.reverse().join('.') }),
      mode: 'managed',
      type,
      name,
      instances: [{ attributes: { id: address } }],
    };
  }),
});

/** The same state, as it is read from another place. */
export const copyOf = (state: State): State => JSON.parse(JSON.stringify(state));
