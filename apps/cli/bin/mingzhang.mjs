#!/usr/bin/env node
import '../dist/mingzhang.mjs'
