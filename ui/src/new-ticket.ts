// The styles come first: they declare the order of the layers.
import "./styles/index.css";
import { mount } from "svelte";
import NewTicketWindow from "./app/NewTicketWindow.svelte";

mount(NewTicketWindow, { target: document.body });
