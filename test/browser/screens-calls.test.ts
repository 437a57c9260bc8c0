// Every screen of calls.

import { lookAt } from '../screens/looked-at.js';

lookAt('calls');
