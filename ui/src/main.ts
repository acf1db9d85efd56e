// The styles come first: they declare the order of the layers.
import "./styles/index.css";
import { mount } from "svelte";
import App from "./app/App.svelte";

mount(App, { target: document.body });
