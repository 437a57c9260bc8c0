// Every screen of debtors in nynorsk.

import { lookAt } from '../screens/looked-at.js';

lookAt('nn');
