import { App } from 'cdktf';
import { environments } from './environments';
import { loadEnvironments } from './modules/config/load';
import { explainUserErrors } from './modules/shared/user-error';
import { writeVariableExamples } from './modules/shared/variable-examples';
import { Application } from './stacks/application';
import { Foundation } from './stacks/foundation';

explainUserErrors(() => {
  const loaded = loadEnvironments(environments, process.env['BMO_ENVIRONMENT']);

  const app = new App();
  for (const environment of loaded) {
    const foundation = new Foundation(app, environment);
    const application = new Application(app, environment);
    application.addDependency(foundation);
  }
  app.synth();
  writeVariableExamples(app);
});
