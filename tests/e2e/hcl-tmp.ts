import { rehearseHclRoot } from './hcl-root/rehearse';
import { requirePython } from './requirements';
import { reportFailure, Steps } from './steps';
import { inWorkspace } from './workspace';

inWorkspace(true, async (folder) => {
  const steps = new Steps();
  await rehearseHclRoot({ folder, steps, python: await requirePython() });
  console.log(steps.total);
}).catch(reportFailure);
