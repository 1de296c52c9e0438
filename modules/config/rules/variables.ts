import { PLATFORM_VARIABLES, SECRET_NAME } from '../../ecs/platform-variables';
import { GENERATED_VARIABLES } from '../../secrets/settings';
import type { Rule } from './rule';

/** Variables of a service are its own: neither what the platform sets nor secrets, which everybody could read. */
export const variables: Rule = ({ services, secrets }) => {
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
