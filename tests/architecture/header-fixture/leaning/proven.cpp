// SPDX-License-Identifier: Apache-2.0
#include "leaning/proven.hpp"

#include "leaning/leaning.hpp"
