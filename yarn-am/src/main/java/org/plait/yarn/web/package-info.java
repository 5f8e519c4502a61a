/**
 * The page that people look at while a run goes on, served by the ApplicationMaster and reached
 * through the ResourceManager's proxy.
 *
 * <p>{@link org.plait.yarn.web.RunState} hears the run's events, on any thread, and keeps what a
 * page needs; {@link org.plait.yarn.web.TrackingServer} answers requests from it on two threads of
 * its own: {@code /} is a page that works without scripts and renews itself with one, {@code
 * /api/v1/job} and {@code /api/v1/events?since=N} are the same as JSON. Only addresses of proxies
 * are answered, only GET, and nothing can be changed.
 *
 * <p>Not here: what the run does ({@code org.plait.yarn.am} owns state and server), authentication
 * (the proxy's), and anything from elsewhere: no library, no font, no image.
 */
package org.plait.yarn.web;
