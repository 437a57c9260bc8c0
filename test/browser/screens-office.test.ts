// Every screen of the data protection officer and the administrator.

import { lookAt } from '../screens/looked-at.js';

lookAt('office');
