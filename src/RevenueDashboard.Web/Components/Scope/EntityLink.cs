using RevenueDashboard.Cube;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Scope;

/// <summary>Where the name of whoever has a share leads: to the customer, or to the customers of a group.</summary>
public static class EntityLink
{
    /// <param name="page">The page that shows it, for a group: "concentration".</param>
    public static string Of(CubeCustomer entity, ViewAddress address, string page)
    {
        return entity.IsGroup
            ? OfGroup(address, address.View.Grouping, entity.Name, entity.IsNotSaid).On(page)
            : address.On(FormattableString.Invariant($"customers/{entity.Id}"));
    }

    /// <summary>The view of one group alone, with its customers.</summary>
    /// <param name="name">As the book spells it.</param>
    /// <param name="isNotSaid">It is those of whom nobody said where they belong.</param>
    public static ViewAddress OfGroup(ViewAddress address, Grouping grouping, string name, bool isNotSaid = false)
    {
        var view = address.View with { Grouping = Grouping.Customer };
        IReadOnlyList<string> only = [isNotSaid ? "" : name];
        return grouping switch
        {
            Grouping.Product => address with { View = view, Products = [name] },
            Grouping.Industry => address with { View = view with { Industries = only } },
            Grouping.Country => address with { View = view with { Countries = only } },
            Grouping.PreviousProvider => address with { View = view with { PreviousProviders = only } },
            _ => address with { View = view with { Types = [.. Enum.GetValues<RevenueType>().Where(type => type.InWords() == name)] } },
        };
    }

    /// <summary>Who brought the revenue of a view in some months: their sums, and from there their records.</summary>
    public static string OfMonths(ViewAddress address, Month first, Month last) => (address with { From = first, To = last }).On("customers");
}
