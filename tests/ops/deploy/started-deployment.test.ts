import { existsSync, readdirSync } from 'node:fs';
import { readStarted, removeStarted, writeStarted } from '../../../ops/deploy/started-deployment';
import { ProjectFolder } from '../support/project-folder';
import { NEW, OLD } from './world';

let project: ProjectFolder;
beforeEach(() => {
  project = new ProjectFolder();
});
afterEach(() => project.remove());

describe('The record of a deployment that has begun', () => {
  const deployment = { to: NEW, from: { 'rails-api': 'sha256:r1' }, good: OLD };

  it('lies beside the saved plan until the deployment has ended', () => {
    const { application } = project;
    expect(readStarted(application)).toBeUndefined();
    writeStarted(application, deployment);
    expect(readStarted(application)).toEqual(deployment);
    expect(readdirSync(application.folder).sort()).toEqual(['cdk.tf.json', 'deployment.json']);
    removeStarted(application);
    removeStarted(application);
    expect(existsSync(`${application.folder}/deployment.json`)).toBe(false);
  });
});
