/// <reference types="vite/client" />
import './style/app.css';
