// Every screen of debtors in English.

import { lookAt } from '../screens/looked-at.js';

lookAt('en');
