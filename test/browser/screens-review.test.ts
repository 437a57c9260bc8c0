// Every screen of reviewers.

import { lookAt } from '../screens/looked-at.js';

lookAt('review');
