using RevenueDashboard.Cube;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Scope;

/// <summary>What an analytic page is made from: the book and the question in the address.</summary>
public sealed record PageView(RevenueCube Cube, ViewAddress Address);
