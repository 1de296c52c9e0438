import { forms } from './environments';
import { shipped } from './synthesize';
import { synthesizeEnvironment } from './synthesize-environment';
import type { TerraformConfiguration } from './terraform-configuration';

/** A stack that the policies are held against. */
export interface Subject {
  /** Environment that it is a form of: exceptions can be for one environment. */
  readonly environment: keyof typeof shipped;
  /** Whether it is one of the environments as they are. */
  readonly shipped: boolean;
  /** Which form, and which stack. */
  readonly name: string;
  readonly stack: TerraformConfiguration;
}

const { prod, staging } = shipped;

/** Every stack of every form, each synthesized once. */
export const subjects: readonly Subject[] = forms.flatMap(({ name, environment }) =>
  Object.entries(synthesizeEnvironment(environment)).map(([role, stack]) => ({
    environment: environment.name as Subject['environment'],
    shipped: environment === prod || environment === staging,
    name: `${name}, ${role}`,
    stack,
  })),
);
