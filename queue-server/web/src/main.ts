// SPDX-License-Identifier: Apache-2.0
import 'element-plus/es/components/base/style/css';
import 'element-plus/es/components/checkbox/style/css';
import 'element-plus/es/components/dialog/style/css';
import 'element-plus/es/components/input/style/css';
import './styles/tokens.css';
import './styles/base.css';

import { createApp } from 'vue';
import App from './App.vue';

createApp(App).mount('#app');
