// Every screen of signing in, of finding, and of what hangs on a case.

import { lookAt } from '../screens/looked-at.js';

lookAt('staff');
