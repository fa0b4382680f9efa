using System.Globalization;

namespace RevenueDashboard.Web.Hosting;

/// <summary>One culture for every thread, whatever LANG says or does not say: the same figures read the same on every machine.</summary>
public static class FixedCulture
{
    public static void Apply()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
    }
}
