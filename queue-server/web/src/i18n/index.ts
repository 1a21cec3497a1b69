// SPDX-License-Identifier: Apache-2.0
import { computed, ref, watchEffect, type ComputedRef } from 'vue';
import type { Text } from '../api/wire';
import { en } from './en';
import { zh, type Words } from './zh';

export type Language = 'zh' | 'en';
export type { Words } from './zh';

const where = 'fifteen.language';

export const language = ref<Language>(localStorage.getItem(where) === 'en' ? 'en' : 'zh');

export const words: ComputedRef<Words> = computed(() => (language.value === 'en' ? en : zh));

/** A text of the site's tables; without an English one the Chinese is shown. */
export function say(text: Text | undefined): string {
  if (!text) {
    return '';
  }
  return (language.value === 'en' && text.en) || text.zh;
}

export function switchLanguage(): void {
  language.value = language.value === 'zh' ? 'en' : 'zh';
  localStorage.setItem(where, language.value);
}

watchEffect(() => { document.documentElement.lang = language.value === 'en' ? 'en' : 'zh-CN'; });
