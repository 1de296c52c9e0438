import type { Block, TerraformConfiguration } from '../../support/terraform-configuration';
import { block } from './blocks';
import type { Policy } from './policy';
import { every, list } from './resources';

/** Whether all that a listener does by default is redirect to HTTPS. */
export const redirects = ({ default_action }: Block): boolean =>
  list<Block>(default_action).length > 0 &&
  list<Block>(default_action).every(
    ({ type, redirect }) => type === 'redirect' && block(redirect)['protocol'] === 'HTTPS',
  );

/** Demands something of each listener that speaks TLS. */
export const everyTlsListener = (
  obeys: (body: Block, stack: TerraformConfiguration) => boolean,
  problem: string,
): Policy['violations'] =>
  every('aws_lb_listener', (body, _, stack) => body['protocol'] !== 'HTTPS' || obeys(body, stack), problem);
