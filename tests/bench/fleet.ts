import { App } from 'cdktf';
import { environments } from '../../environments';
import { loadEnvironments } from '../../modules/config/load';
import { Application } from '../../stacks/application';
import { Foundation } from '../../stacks/foundation';

/** Production as often as BENCH_ENVIRONMENTS says, each time by another name: what more environments would cost. */
const [prod] = loadEnvironments(environments, 'prod');
if (prod === undefined) throw new Error('There is no environment prod.');

const app = new App();
for (let number = 1; number <= Number(process.env['BENCH_ENVIRONMENTS']); number++) {
  const environment = { ...prod, name: `prod-${number}` };
  const foundation = new Foundation(app, environment);
  new Application(app, environment).addDependency(foundation);
}
app.synth();
