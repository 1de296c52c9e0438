import { PLATFORM_VARIABLES, SECRET_NAME } from '../../ecs/platform-variables';
import { GENERATED_VARIABLES } from '../../secrets/settings';
import type { Rule } from './rule';

/** A variable has one secret: what Terraform generates is no external key as well. */
const externalKeyNames: Rule = ({ secrets }) =>
  GENERATED_VARIABLES.filter((variable) => variable in (secrets?.externalKeys ?? {})).map((variable) => ({
    at: `secrets.externalKeys.${variable}`,
    got: `'${variable}', whose secret Terraform already writes`,
    allowed: `any variable but ${GENERATED_VARIABLES.join(', ')}`,
    fix: 'Remove it here; its number under secrets.versions rotates it.',
  }));

/** Without a key of OpenAI the ai service ends while it starts. */
const openAiKey: Rule = ({ secrets }) =>
  secrets?.externalKeys !== undefined && secrets.externalKeys['OPENAI_API_KEY'] !== 'injected'
    ? [
        {
          at: 'secrets.externalKeys.OPENAI_API_KEY',
          got: `${secrets.externalKeys['OPENAI_API_KEY'] ?? 'nothing'}`,
          allowed: "'injected'",
          fix: 'Set it to injected: the ai service does not start without this key.',
        },
      ]
    : [];

/** Variables of a service are its own: neither what the platform sets nor secrets, which everybody could read. */
const variables: Rule = ({ services, secrets }) => {
  const secretNames: readonly string[] = [
    ...GENERATED_VARIABLES,
    ...Object.keys(secrets?.externalKeys ?? {}),
  ];
  return Object.entries(services ?? {}).flatMap(([name, service]) =>
    Object.keys(service?.variables ?? {}).flatMap((variable) => {
      const at = `services.${name}.variables.${variable}`;
      if (PLATFORM_VARIABLES.includes(variable)) {
        return [
          {
            at,
            got: `'${variable}', which the platform decides`,
            allowed: `any variable but ${PLATFORM_VARIABLES.join(', ')}`,
            fix: 'Remove it here.',
          },
        ];
      }
      if (!secretNames.includes(variable) && !SECRET_NAME.test(variable)) return [];
      return [
        {
          at,
          got: `'${variable}', the name of a secret`,
          allowed: 'variables that everybody who can see the task definition may read',
          fix: `Put it under secrets.externalKeys as ${variable}: 'injected'.`,
        },
      ];
    }),
  );
};

/** Rules about secrets and variables. */
export const secretRules: readonly Rule[] = [variables, externalKeyNames, openAiKey];
