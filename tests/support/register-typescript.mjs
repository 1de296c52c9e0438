import { register as registerRequire } from 'tsx/cjs/api';
import { register as registerImport } from 'tsx/esm/api';

// The runner imports each test file, and test files require what they test.
registerRequire();
registerImport();
