using RevenueDashboard.Cube;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Scope;

/// <summary>Where the name of whoever has a share leads: to the customer, or to the customers of a group.</summary>
public static class EntityLink
{
    /// <param name="page">The page that shows it, for a group: "concentration".</param>
    public static string Of(CubeCustomer entity, ViewAddress address, string page)
    {
        if (!entity.IsGroup) return address.On(FormattableString.Invariant($"customers/{entity.Id}"));

        var view = address.View with { Grouping = Grouping.Customer };
        IReadOnlyList<string> only = [entity.IsNotSaid ? "" : entity.Name];
        return address.View.Grouping switch
        {
            Grouping.Product => (address with { View = view, Products = [entity.Name] }).On(page),
            Grouping.Industry => (address with { View = view with { Industries = only } }).On(page),
            Grouping.Country => (address with { View = view with { Countries = only } }).On(page),
            Grouping.PreviousProvider => (address with { View = view with { PreviousProviders = only } }).On(page),
            _ => (address with { View = view with { Types = [.. Enum.GetValues<RevenueType>().Where(type => type.InWords() == entity.Name)] } }).On(page),
        };
    }
}
