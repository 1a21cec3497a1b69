// SPDX-License-Identifier: Apache-2.0
import './style.css';

import { createApp } from 'vue';
import VisitorPage from './VisitorPage.vue';

// The page's address is all it knows of its visitor: /t/{token}.
const token = location.pathname.split('/').pop() ?? '';
createApp(VisitorPage, { token }).mount('#visitor');
