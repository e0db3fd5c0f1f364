package main

import "errors"

func check(o options, _ []string) error { return errors.New("not yet") }

func coverage(o options, _ []string) error { return errors.New("not yet") }
