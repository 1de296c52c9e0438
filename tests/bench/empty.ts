import { App, TerraformStack } from 'cdktf';

/** The least that can be synthesized: what production's time is compared with. */
const app = new App();
new TerraformStack(app, 'empty');
app.synth();
