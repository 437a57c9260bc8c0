// Every screen of debtors in bokmål.

import { lookAt } from '../screens/looked-at.js';

lookAt('nb');
