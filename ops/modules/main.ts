import { explainUserErrors } from '../../modules/shared/user-error';
import { modulesCommand } from './command';

explainUserErrors(() => console.log(modulesCommand(process.argv.slice(2))));
